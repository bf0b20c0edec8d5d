package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.streams.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the catalogue is asked, and asked again. */
class LookupDeciderTest extends LookupFixture {

    @Test
    void shouldAskStockOnlyWhenAllIsAnswered() {
        place(Basket.ofUser(7).address(3).sku("A", 1, "1"));

        journal.answer(OrderFacts.address(asked("3"), 7));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.LOOKED_UP);
        assertThat(journal.decision().getLookup()).isNotNull();
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).isEmpty();
        assertThat(journal.commanded(ReservationCommand.SELL)).isEmpty();

        journal.answer(OrderFacts.user(asked("7")));
        assertThat(journal.order().getEmail()).isEqualTo(OrderFacts.OF_CATALOGUE);
        assertThat(journal.order().getVersion()).isEqualTo(4);
        assertThat(journal.effects(OrderEffect.PublishOrder.class))
                .as("only a new status is published")
                .isEmpty();
        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
    }

    @Test
    void shouldDecideOnEveryRowOfAnAnswerAndAskAgainForAllThatAreMissingAtOnce() {
        place(Basket.ofUser(7).address(3).product(5, 1).sku("A", 1));

        journal.answer(OrderFacts.together(List.of(
                OrderFacts.absent(asked("7")),
                OrderFacts.address(asked("3"), 7),
                OrderFacts.absent(asked("5")),
                OrderFacts.product(asked("A"), "A", "5", "RUB"))));

        assertThat(journal.effects(OrderEffect.Decide.class))
                .extracting(
                        each -> each.decided().getSequence(),
                        each -> each.decided().getLookup().getKey(),
                        each -> each.decided().getExplanation())
                .containsExactly(
                        tuple(2L, "7", "User 7 is not in the catalogue yet; asked again (attempt 2)"),
                        tuple(3L, "3", "Address 3 was found; the catalogue is asked for 3 things"),
                        tuple(4L, "5", "Product 5 is not in the catalogue yet; asked again (attempt 2)"),
                        tuple(5L, "A", "Sku A was found; the catalogue is asked for 2 things"));
        assertThat(journal.effects(OrderEffect.Lookup.class)).hasSize(1);
        assertThat(journal.lookups())
                .extracting(Asked::key, Asked::attempt)
                .containsExactly(tuple("7", 2), tuple("5", 2));
        assertThat(journal.state().getSequence()).isEqualTo(5);
        assertThat(journal.order().getLines().get(1).getUnitPrice()).isEqualByComparingTo("5");
    }

    @Test
    void shouldDecideOnNoRowAfterTheOneForWhichTheOrderFails() {
        place(Basket.ofUser(7).sku("A", 1).sku("B", 1));

        journal.answer(OrderFacts.together(List.of(
                OrderFacts.product(asked("B"), "B", "5", "RUB"),
                OrderFacts.gone(asked("A")),
                OrderFacts.user(asked("7")))));

        assertThat(journal.effects(OrderEffect.Decide.class))
                .extracting(each -> each.decided().getStep())
                .containsExactly(OrderStep.LOOKED_UP, OrderStep.FAILED);
        assertFailed(OrderReason.UNKNOWN_PRODUCT);
        assertThat(journal.order().getVersion()).isEqualTo(3);
        assertThat(journal.order().getLines().get(1).getUnitPrice()).isEqualByComparingTo("5");
        assertThat(journal.order().getEmail()).isNull();
    }

    @Test
    void shouldKeepTheEmailOfTheRequest() {
        place(Basket.ofUser(7).email(OrderFacts.EMAIL).sku("A", 1, "1"));

        journal.answer(OrderFacts.user(asked("7")));

        assertThat(journal.order().getEmail()).isEqualTo(OrderFacts.EMAIL);
    }

    @Test
    void shouldAskForAnAbsentRowAFewTimesAtOnceThenAtChecksUntilTheLimit() {
        place(Basket.ofUser(7).sku("A", 1, "1"));

        journal.answer(OrderFacts.absent(asked("7")));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.LOOKED_UP);
        assertThat(journal.lookup("7").attempt()).isEqualTo(2);
        assertThat(journal.lookup("7").asOf()).isEqualTo(Facts.NOON);
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.absent(journal.lookup("7")));
        }
        assertThat(journal.lookups()).isEmpty();
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.decision().getExplanation())
                .isEqualTo("User 7 is not in the catalogue yet; the next check asks again");

        journal.check(OrderFacts.checkOfALaggard(Facts.NOON.plusSeconds(60)));
        assertThat(journal.lookup("7").attempt()).isEqualTo(LookupPlan.MOST_ATTEMPTS + 1);
        journal.answer(OrderFacts.absent(journal.lookup("7")));
        assertThat(journal.lookups()).as("not at once again").isEmpty();
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);

        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(121)));
        journal.answer(OrderFacts.absent(journal.lookup("7")));

        assertFailed(OrderReason.UNKNOWN_USER);
        assertThat(journal.decision().getExplanation())
                .isEqualTo("User 7 is not in the catalogue (asked %d times)".formatted(LookupPlan.MOST_ATTEMPTS + 2));
        assertThat(journal.lookups()).isEmpty();
        assertThat(journal.effects(OrderEffect.Notify.class)).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheRowTurnsUpAtTheLastCheck() {
        place(Basket.ofUser(7).sku("A", 1, "1"));
        for (int attempt = 1; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.absent(attempt == 1 ? asked("7") : journal.lookup("7")));
        }

        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(121)));
        journal.answer(OrderFacts.user(journal.lookup("7")));

        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
    }

    @Test
    void shouldNotFailForWantOfARowBeforeTheCatalogueHasAnswered() {
        place(Basket.ofUser(7).sku("A", 1, "1"));

        for (int minutes = 1; minutes <= 60; minutes++) {
            journal.check(OrderFacts.checkOfALaggard(Facts.NOON.plusSeconds(60L * minutes)));
            assertThat(journal.effects()).isEmpty();
        }

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void shouldGoOnWhenTheRowTurnsUpLater() {
        place(Basket.ofUser(7).sku("A", 1, "1"));

        journal.answer(OrderFacts.absent(asked("7")));
        journal.answer(OrderFacts.user(journal.lookup("7")));

        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
    }

    @Test
    void shouldIgnoreAnAnswerToAnotherAttemptOrToNothing() {
        place(Basket.ofUser(7).sku("A", 1, "1"));
        LookupAnswered first = OrderFacts.absent(asked("7"));
        journal.answer(first);

        assertThat(journal.answer(first).effects()).isEmpty();
        assertThat(journal.answer(OrderFacts.user(asked("7"))).effects()).isEmpty();
        assertThat(journal.answer(OrderFacts.user(
                                new Asked(OrderFacts.ORDER, Facts.NOON, new RowAsked(LookupKind.USER, "8", 2, null))))
                        .effects())
                .isEmpty();
    }

    @Test
    void shouldAskForWhatTheOrderWasPlacedAgainstAndForTheNewestOfIt() {
        placeAgainst(
                Basket.ofUser(7).address(3).product(5, 1).sku("A", 1),
                new KnownRow(LookupKind.USER, "7", 41L, false),
                new KnownRow(LookupKind.SKU, "A", 43L, false),
                new KnownRow(LookupKind.SKU, "A", 43L, true),
                new KnownRow(LookupKind.SKU, "A", 42L, false),
                new KnownRow(LookupKind.PRODUCT, "99", 44L, false));

        assertThat(journal.lookups())
                .extracting(Asked::key, Asked::least)
                .containsExactlyInAnyOrder(
                        tuple("7", new RowVersion(41L, false)),
                        tuple("3", null),
                        tuple("5", null),
                        tuple("A", new RowVersion(43L, true)));
    }

    @Test
    void shouldWaitForARowThatIsKnownToBeOnItsWayHoweverLongThatTakes() {
        placeAgainst(Basket.ofUser(7).sku("A", 1, "1"), new KnownRow(LookupKind.USER, "7", 41L, false));
        journal.answer(OrderFacts.notYet(asked("7")));
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.notYet(journal.lookup("7")));
        }

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.lookups()).as("until the next check").isEmpty();
        assertThat(journal.decision().getExplanation()).contains("User 7", "version 41");

        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(60)));
        journal.answer(OrderFacts.notYet(journal.lookup("7")));
        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(300)));
        Asked last = journal.lookup("7");
        journal.answer(OrderFacts.notYet(last));

        assertThat(journal.order().getStatus())
                .as("a row that is known to be on its way never fails the order as unknown")
                .isEqualTo(OrderStatus.PENDING);
        assertThat(last.least()).isEqualTo(new RowVersion(41L, false));

        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(360)));
        journal.answer(OrderFacts.user(journal.lookup("7")));
        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
    }

    @Test
    void shouldTakeAnAnswerFromBeforeThereWereOutcomes() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1));

        RowAnswered absent = OrderFacts.absent(asked("A")).getRows().getFirst();
        journal.answer(new LookupAnswered(
                OrderFacts.ORDER,
                List.of(RowAnswered.newBuilder(absent)
                        .setOutcome(LookupOutcome.UNKNOWN)
                        .build())));

        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
    }
}
