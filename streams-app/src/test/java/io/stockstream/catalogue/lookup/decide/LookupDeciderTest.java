package io.stockstream.catalogue.lookup.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.lookup.Products;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookupDeciderTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ProductFound FOUND = new ProductFound(3L, "S-3", "v9", new BigDecimal("12.5000"), "EUR");

    /** One row of each in version 9; user 4, address 4, product 4 and the sku S-4 were deleted at version 9. */
    private static final KnownCatalogue CATALOGUE = new KnownCatalogue() {

        @Override
        public User user(String id) {
            return id.equals("1") ? new User(1L, "anna", "anna@example.org", null, NOON, null, 9L) : null;
        }

        @Override
        public Address address(String id) {
            return id.equals("2")
                    ? new Address(2L, 7L, "Main St 1", "Riga", null, "LV-1010", "LV", NOON, null, 9L)
                    : null;
        }

        @Override
        public Product productOfId(String id, Instant asOf, long version) {
            return id.equals("3") ? Products.product(3, "S-3", 9) : null;
        }

        @Override
        public Product productOfSku(String sku, Instant asOf, long version) {
            return sku.equals("S-3") ? productOfId("3", asOf, version) : null;
        }

        @Override
        public Long deletedVersion(LookupKind kind, String key) {
            return key.endsWith("4") && !key.equals("404") ? 9L : null;
        }
    };

    private static final Map<LookupKind, String> THERE =
            Map.of(LookupKind.USER, "1", LookupKind.ADDRESS, "2", LookupKind.PRODUCT, "3", LookupKind.SKU, "S-3");

    private final LookupDecider decider = new LookupDecider();

    @Test
    void shouldSayWhatTheOrderNeedsOfEachRow() {
        assertThat(found(LookupKind.USER, "1")).isEqualTo(new UserFound("anna@example.org"));
        assertThat(found(LookupKind.ADDRESS, "2")).isEqualTo(new AddressFound(7L));
        assertThat(found(LookupKind.PRODUCT, "3")).isEqualTo(FOUND);
        assertThat(found(LookupKind.SKU, "S-3")).isEqualTo(FOUND);
    }

    @Test
    void shouldFindNothingWhereThereIsNoRow() {
        for (LookupKind kind :
                new LookupKind[] {LookupKind.USER, LookupKind.ADDRESS, LookupKind.PRODUCT, LookupKind.SKU}) {
            assertThat(found(kind, "404")).isNull();
        }
    }

    @Test
    void shouldSayWhichQuestionIsAnswered() {
        LookupRequested request = new LookupRequested(
                "o-1",
                NOON,
                List.of(new RowAsked(LookupKind.SKU, "none", 2, null), new RowAsked(LookupKind.SKU, "S-3", 1, null)));

        assertThat(decider.answer(request, CATALOGUE))
                .isEqualTo(new LookupAnswered(
                        "o-1",
                        List.of(
                                new RowAnswered(LookupKind.SKU, "none", 2, null, LookupOutcome.ABSENT),
                                new RowAnswered(LookupKind.SKU, "S-3", 1, FOUND, LookupOutcome.FOUND))));
    }

    @Test
    void shouldTellARowThatIsGoneFromOneThatNeverWas() {
        THERE.keySet().forEach(kind -> {
            String gone = kind == LookupKind.SKU ? "S-4" : "4";
            assertThat(outcome(kind, gone, null)).as("%s", kind).isEqualTo(LookupOutcome.GONE);
            assertThat(outcome(kind, "404", null)).as("%s", kind).isEqualTo(LookupOutcome.ABSENT);
        });
    }

    @Test
    void shouldNotAnswerFromARowThatIsOlderThanTheOrderKnows() {
        THERE.forEach((kind, key) -> {
            assertThat(outcome(kind, key, new RowVersion(8L, false))).isEqualTo(LookupOutcome.FOUND);
            assertThat(outcome(kind, key, new RowVersion(9L, false))).isEqualTo(LookupOutcome.FOUND);
            assertThat(outcome(kind, key, new RowVersion(10L, false))).isEqualTo(LookupOutcome.NOT_YET);
            assertThat(outcome(kind, "404", new RowVersion(10L, false)))
                    .as("a row that was made a moment ago")
                    .isEqualTo(LookupOutcome.NOT_YET);
        });
    }

    @Test
    void shouldNotSellWhatTheOrderKnowsToBeDeleted() {
        THERE.forEach((kind, key) -> {
            assertThat(outcome(kind, key, new RowVersion(9L, true)))
                    .as("its deletion is on its way")
                    .isEqualTo(LookupOutcome.NOT_YET);
            assertThat(outcome(kind, key, new RowVersion(8L, true)))
                    .as("made again since")
                    .isEqualTo(LookupOutcome.FOUND);
            assertThat(outcome(kind, "404", new RowVersion(9L, true)))
                    .as("neither the row nor its deletion has come")
                    .isEqualTo(LookupOutcome.GONE);
        });
    }

    @Test
    void shouldTakeADeletionForNewsOfWhatItDeleted() {
        assertThat(outcome(LookupKind.USER, "4", new RowVersion(9L, false))).isEqualTo(LookupOutcome.GONE);
        assertThat(outcome(LookupKind.USER, "4", new RowVersion(10L, false)))
                .as("made again, on its way")
                .isEqualTo(LookupOutcome.NOT_YET);
    }

    @Test
    void shouldRefuseAKindThatIsNotKnown() {
        assertThatThrownBy(() -> found(LookupKind.UNKNOWN, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private LookupOutcome outcome(LookupKind kind, String key, RowVersion least) {
        return answer(kind, key, least).getOutcome();
    }

    private Object found(LookupKind kind, String key) {
        return answer(kind, key, null).getFound();
    }

    private RowAnswered answer(LookupKind kind, String key, RowVersion least) {
        LookupRequested request = new LookupRequested("o-1", NOON, List.of(new RowAsked(kind, key, 1, least)));
        return decider.answer(request, CATALOGUE).getRows().getFirst();
    }
}
