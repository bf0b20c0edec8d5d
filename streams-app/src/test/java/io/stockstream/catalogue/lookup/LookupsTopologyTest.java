package io.stockstream.catalogue.lookup;

import static io.stockstream.catalogue.lookup.Products.MADE;
import static io.stockstream.catalogue.lookup.Products.changed;
import static io.stockstream.catalogue.lookup.Products.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.User;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import io.stockstream.order.UserFound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final User ANNA = new User(1L, "anna", "anna@example.org", null, MADE, null, 1L);
    private static final Address HOME = new Address(2L, 1L, "Main St 1", "Riga", null, "LV-1010", "LV", MADE, null, 2L);

    private final LookupScene scene = new LookupScene();

    @AfterEach
    void close() {
        scene.expectNothingFurther();
        scene.close();
    }

    @Test
    void shouldAnswerUnderTheOrderWithTheTimeOfTheQuestion() {
        scene.user("1", ANNA);

        scene.ask("1", LookupScene.question(NOON, new RowAsked(LookupKind.USER, "1", 3, null)), NOON.plusSeconds(9));

        TestRecord<String, LookupAnswered> answer = scene.answer();
        assertThat(answer.key()).isEqualTo("o-1");
        assertThat(answer.getRecordTime()).isEqualTo(NOON.plusSeconds(9));
        assertThat(answer.value())
                .isEqualTo(new LookupAnswered(
                        "o-1",
                        List.of(new RowAnswered(
                                LookupKind.USER, "1", 3, new UserFound("anna@example.org"), LookupOutcome.FOUND))));
    }

    @Test
    void shouldFindUsersAndAddressesWhileTheyAreThere() {
        assertThat(scene.find(LookupKind.USER, "1", NOON)).isNull();
        scene.user("1", ANNA);
        scene.address("2", HOME);
        assertThat(scene.find(LookupKind.USER, "1", NOON)).isEqualTo(new UserFound("anna@example.org"));
        assertThat(scene.find(LookupKind.ADDRESS, "2", NOON)).isEqualTo(new AddressFound(1L));

        scene.user("1", null);
        scene.address("2", null);

        assertThat(scene.find(LookupKind.USER, "1", NOON)).isNull();
        assertThat(scene.find(LookupKind.ADDRESS, "2", NOON)).isNull();
    }

    @Test
    void shouldFindTheProductOfThatTimeByIdAndBySku() {
        scene.product("1", product(1, "A", 5), MADE);
        scene.product("1", changed(product(1, "A", 5), "A", 6, NOON), NOON);
        assertThat(scene.toldOfSkus()).containsExactly("A v5", "A v6");

        for (LookupKind kind : new LookupKind[] {LookupKind.PRODUCT, LookupKind.SKU}) {
            String key = kind == LookupKind.SKU ? "A" : "1";
            assertThat(scene.name(kind, key, NOON.minusMillis(1))).isEqualTo("v5");
            assertThat(scene.name(kind, key, NOON)).isEqualTo("v6");
            assertThat(scene.name(kind, key, NOON.plus(DAY))).as("future").isEqualTo("v6");
            assertThat(scene.name(kind, key, MADE.minusMillis(1)))
                    .as("before it was made")
                    .isEqualTo("v6");
            assertThat(scene.name(kind, "404", NOON)).isNull();
        }
    }

    @Test
    void shouldTellOfSkusWithTheTimeOfTheChange() {
        scene.product("1", product(1, "A", 5), NOON);

        TestRecord<String, ?> told = scene.sku();
        assertThat(told.key()).isEqualTo("A");
        assertThat(told.value()).isEqualTo(product(1, "A", 5));
        assertThat(told.getRecordTime()).isEqualTo(NOON);
        assertThat(told.headers().toArray())
                .as("not where the product's change stands")
                .hasSize(1);
    }

    @Test
    void shouldMoveASkuFromOneProductToAnother() {
        scene.product("1", product(1, "A", 5), MADE);
        scene.product("1", changed(product(1, "A", 5), "B", 6, NOON), NOON);
        assertThat(scene.toldOfSkus()).containsExactly("A v5", "A none 5", "B v6");
        assertThat(scene.name(LookupKind.SKU, "A", NOON)).isNull();
        assertThat(scene.name(LookupKind.SKU, "B", NOON)).isEqualTo("v6");

        scene.product("2", product(2, "A", 7), NOON.plusSeconds(1));

        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(1))).isEqualTo("v7");
        assertThat(scene.name(LookupKind.PRODUCT, "1", MADE)).isEqualTo("v5");
        assertThat(scene.toldOfSkus()).containsExactly("A v7");
    }

    @Test
    void shouldFreeTheSkuOfADeletedProduct() {
        scene.product("1", product(1, "A", 5), MADE);

        scene.product("1", null, NOON);
        scene.product("2", null, NOON);

        assertThat(scene.toldOfSkus()).containsExactly("A v5", "A none 5");
        assertThat(scene.name(LookupKind.SKU, "A", NOON)).isNull();
        assertThat(scene.name(LookupKind.PRODUCT, "1", NOON)).isNull();
        assertThat(scene.name(LookupKind.PRODUCT, "1", NOON.minusMillis(1))).isEqualTo("v5");
    }

    @Test
    void shouldSayTheTruthAgainBehindWhatComesTooLate() {
        scene.sku("A", product(2, "A", 6), NOON);
        scene.sku("A", product(1, "A", 5), NOON);
        scene.left("A", "5", NOON.plusSeconds(1));
        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(2))).isEqualTo("v6");

        scene.left("A", "6", NOON.plusSeconds(3));
        scene.sku("A", product(2, "A", 6), NOON.plusSeconds(4));

        assertThat(scene.toldOfSkus()).containsExactly("A v6", "A v6", "A none 6");
        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(4))).isNull();
    }

    @Test
    void shouldTakeATombstoneWithoutAVersionForAnOperators() {
        scene.sku("A", product(1, "A", 5), NOON);

        scene.sku("A", null, NOON.plusSeconds(1));

        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(1))).isNull();
    }

    /** A transaction that began before the sku was left may be the one that takes it. */
    @Test
    void shouldFindAProductThatIsOlderThanTheLeavingBeforeIt() {
        scene.sku("A", product(1, "A", 5), MADE);
        scene.left("A", "5", NOON.plusSeconds(20));

        scene.sku("A", changed(product(2, "X", 4), "A", 6, NOON.plusSeconds(10)), NOON.plusSeconds(21));

        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(30))).isEqualTo("v6");
        assertThat(scene.name(LookupKind.SKU, "A", NOON)).isEqualTo("v5");
    }

    /**
     * Tasks that read everything anew are not equally fast, and what one of them says is older than the store of
     * another remembers.
     */
    @Test
    void shouldKeepWhatWasRecordedLongBeforeOtherThings() {
        scene.sku("A", product(1, "A", 5), NOON);

        scene.sku("B", product(2, "B", 4), NOON.minus(DAY.multipliedBy(500)));

        assertThat(scene.name(LookupKind.SKU, "B", NOON)).isEqualTo("v4");
    }

    @Test
    void shouldKnowWhichRowsWereDeletedUntilTheyAreMadeAgain() {
        scene.user("1", ANNA);
        scene.userDeleted("1", 1);
        scene.address("2", HOME);
        scene.address("2", null);
        assertThat(outcome(LookupKind.USER, "1", null)).isEqualTo(LookupOutcome.GONE);
        assertThat(outcome(LookupKind.ADDRESS, "2", null))
                .as("by a tombstone without a version")
                .isEqualTo(LookupOutcome.GONE);
        assertThat(outcome(LookupKind.USER, "1", new RowVersion(3L, false)))
                .as("made again, on its way")
                .isEqualTo(LookupOutcome.NOT_YET);

        scene.user("1", User.newBuilder(ANNA).setVersion(3).build());

        assertThat(outcome(LookupKind.USER, "1", new RowVersion(3L, false))).isEqualTo(LookupOutcome.FOUND);
    }

    @Test
    void shouldNotFindADeletedProductByIdNorBySku() {
        scene.product("1", product(1, "A", 5), MADE);
        scene.product("1", null, NOON);
        scene.toldOfSkus();

        assertThat(outcome(LookupKind.PRODUCT, "1", null)).isEqualTo(LookupOutcome.GONE);
        assertThat(outcome(LookupKind.SKU, "A", null)).isEqualTo(LookupOutcome.GONE);
        assertThat(outcome(LookupKind.SKU, "B", null)).isEqualTo(LookupOutcome.ABSENT);
    }

    /** The database's clock may be ahead of the clock of the instance that accepted the order. */
    @Test
    void shouldTakeThePriceThatTheOrderKnowsWhateverTheClocksSay() {
        scene.productCommitted("1", product(1, "A", 5), MADE);
        scene.productCommitted("1", product(1, "A", 6), NOON);
        scene.productCommitted("1", product(1, "A", 7), NOON.plusSeconds(1));
        scene.productCommitted("1", product(1, "A", 8), NOON.plusSeconds(2));
        scene.toldOfSkus();
        Instant ordered = NOON.minusSeconds(5);

        for (LookupKind kind : new LookupKind[] {LookupKind.PRODUCT, LookupKind.SKU}) {
            String key = kind == LookupKind.SKU ? "A" : "1";
            assertThat(name(kind, key, ordered, null)).isEqualTo("v5");
            assertThat(name(kind, key, ordered, new RowVersion(5L, false))).isEqualTo("v5");
            assertThat(name(kind, key, ordered, new RowVersion(6L, false))).isEqualTo("v6");
            assertThat(name(kind, key, ordered, new RowVersion(7L, false))).isEqualTo("v7");
            assertThat(name(kind, key, NOON.plusSeconds(9), new RowVersion(6L, false)))
                    .as("the price at the time of the order, not the one that it knew")
                    .isEqualTo("v8");
            assertThat(name(kind, key, ordered, new RowVersion(9L, false))).isEqualTo("NOT_YET");
        }
    }

    /** A transaction that stays open for a minute shows its row to no reader before it ends. */
    @Test
    void shouldTakeAPriceFromTheMomentOfItsCommitOn() {
        scene.productCommitted("1", product(1, "A", 5), MADE);
        scene.productCommitted("1", changed(product(1, "A", 5), "A", 6, NOON), NOON.plusSeconds(60));
        scene.toldOfSkus();

        assertThat(scene.name(LookupKind.PRODUCT, "1", NOON.plusSeconds(59))).isEqualTo("v5");
        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(59))).isEqualTo("v5");
        assertThat(scene.name(LookupKind.PRODUCT, "1", NOON.plusSeconds(60))).isEqualTo("v6");
        assertThat(scene.name(LookupKind.SKU, "A", NOON.plusSeconds(60))).isEqualTo("v6");
    }

    @Test
    void shouldNotSellWhatIsKnownToBeDeletedWhateverTheClocksSay() {
        scene.productCommitted("1", product(1, "A", 5), MADE);
        scene.productCommitted("1", null, NOON);
        scene.toldOfSkus();
        RowVersion deleted = new RowVersion(5L, true);

        assertThat(name(LookupKind.SKU, "A", NOON.minusSeconds(5), null))
                .as("ordered before it was deleted")
                .isEqualTo("v5");
        assertThat(name(LookupKind.SKU, "A", NOON.minusSeconds(5), deleted)).isEqualTo("GONE");
        assertThat(name(LookupKind.PRODUCT, "1", NOON.minusSeconds(5), deleted)).isEqualTo("GONE");
    }

    /** The name of the product, or the other outcome. */
    private String name(LookupKind kind, String key, Instant asOf, RowVersion least) {
        RowAnswered answer = scene.answer(kind, key, asOf, least);
        return answer.getFound() instanceof ProductFound found
                ? found.getName()
                : answer.getOutcome().name();
    }

    private LookupOutcome outcome(LookupKind kind, String key, RowVersion least) {
        return scene.answer(kind, key, NOON, least).getOutcome();
    }

    @Test
    void shouldPutAsideWhatIsNoLookup() {
        scene.ask("1", LookupScene.question(NOON, new RowAsked(LookupKind.UNKNOWN, "1", 1, null)), NOON);
        scene.ask("x", LookupScene.question(NOON, new RowAsked(LookupKind.USER, "x", 1, null)), NOON);
        scene.ask("01", LookupScene.question(NOON, new RowAsked(LookupKind.PRODUCT, "01", 1, null)), NOON);
        scene.ask("2", LookupScene.question(NOON, new RowAsked(LookupKind.ADDRESS, "1", 1, null)), NOON);
        scene.ask(null, LookupScene.question(NOON, new RowAsked(LookupKind.SKU, "A", 1, null)), NOON);
        scene.ask("A", new LookupRequested(" ", NOON, List.of(new RowAsked(LookupKind.SKU, "A", 1, null))), NOON);
        scene.ask("A", LookupScene.question(NOON), NOON);
        scene.ask("A", null, NOON);
        scene.sku("B", product(1, "A", 5), NOON);
        scene.left("A", "five", NOON);

        assertThat(scene.deadLetters())
                .allMatch(letter -> header(letter, "stockstream.error.code").equals("invalid_lookup"))
                .extracting(letter -> header(letter, "__streams.errors.message").replaceFirst(":.*", ""))
                .containsExactly(
                        "kind",
                        "key",
                        "key",
                        "(key)",
                        "(key)",
                        "order_id",
                        "rows",
                        "(value)",
                        "(key)",
                        "(header stockstream.product-version)");
    }

    private static String header(TestRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
