package io.stockstream.streams.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowVersion;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.streams.Facts;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupDeciderTest {

    private final OrderJournal journal = new OrderJournal();
    private List<LookupRequested> asked;

    @Test
    void shouldAskStockOnlyWhenAllIsAnswered() {
        place(Basket.ofUser(7).address(3).sku("A", 1, "1"));

        journal.answer(OrderFacts.address(asked("3"), 7));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.LOOKED_UP);
        assertThat(journal.decision().getLookup()).isNotNull();
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).isEmpty();
        assertThat(journal.commanded(ReservationCommand.RESERVE)).isEmpty();

        journal.answer(OrderFacts.user(asked("7")));
        assertThat(journal.order().getEmail()).isEqualTo(OrderFacts.OF_CATALOGUE);
        assertThat(journal.order().getVersion()).isEqualTo(4);
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).hasSize(1);
        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
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
        assertThat(journal.lookup("7").getAttempt()).isEqualTo(2);
        assertThat(journal.lookup("7").getAsOf()).isEqualTo(Facts.NOON);
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.absent(journal.lookup("7")));
        }
        assertThat(journal.lookups()).isEmpty();
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.decision().getExplanation())
                .isEqualTo("User 7 is not in the catalogue yet; the next check asks again");

        journal.check(OrderFacts.checkOfALaggard(Facts.NOON.plusSeconds(60)));
        assertThat(journal.lookup("7").getAttempt()).isEqualTo(LookupPlan.MOST_ATTEMPTS + 1);
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

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
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

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
    }

    @Test
    void shouldIgnoreAnAnswerToAnotherAttemptOrToNothing() {
        place(Basket.ofUser(7).sku("A", 1, "1"));
        LookupAnswered first = OrderFacts.absent(asked("7"));
        journal.answer(first);

        assertThat(journal.answer(first).effects()).isEmpty();
        assertThat(journal.answer(OrderFacts.user(asked("7"))).effects()).isEmpty();
        assertThat(journal.answer(OrderFacts.user(
                                new LookupRequested(OrderFacts.ORDER, asked("7").getKind(), "8", Facts.NOON, 2, null)))
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
                .extracting(LookupRequested::getKey, LookupRequested::getLeast)
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
        LookupRequested last = journal.lookup("7");
        journal.answer(OrderFacts.notYet(last));

        assertThat(journal.order().getStatus())
                .as("a row that is known to be on its way never fails the order as unknown")
                .isEqualTo(OrderStatus.PENDING);
        assertThat(last.getLeast()).isEqualTo(new RowVersion(41L, false));

        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(360)));
        journal.answer(OrderFacts.user(journal.lookup("7")));
        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
    }

    @Test
    void shouldFailAtOnceWhenTheRowWasDeleted() {
        place(Basket.ofUser(7).sku("A", 1, "1"));

        journal.answer(OrderFacts.gone(asked("7")));

        assertFailed(OrderReason.UNKNOWN_USER);
    }

    @Test
    void shouldNotSellASkuThatTheCatalogueHasNoMore() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1).sku("B", 1, "2"));

        journal.answer(OrderFacts.gone(asked("A")));

        assertFailed(OrderReason.UNKNOWN_PRODUCT);
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getReason)
                .containsExactly(OrderReason.UNKNOWN_PRODUCT, null);
        assertThat(journal.decision().getExplanation()).isEqualTo("Sku A is no longer in the catalogue");
    }

    /** Case B1: the client determines price and currency, not whether the product is sold at all. */
    @Test
    void shouldNotSellASkuThatTheCatalogueHasNoMoreThoughTheOrderStatesPriceAndCurrency() {
        journal.request(OrderFacts.place(
                Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 1, "3").order()));

        journal.answer(OrderFacts.gone(journal.lookup("A")));

        assertFailed(OrderReason.UNKNOWN_PRODUCT);
    }

    @Test
    void shouldKeepPriceAndCurrencyThatTheOrderStatesAndTakeTheNameOfTheProduct() {
        journal.request(OrderFacts.place(
                Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 1, "3").order()));

        journal.answer(OrderFacts.product(journal.lookup("A"), "A", "10", "EUR"));

        assertThat(journal.order().getCurrency()).isEqualTo("RUB");
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getName, OrderLine::getUnitPrice)
                .containsExactly(tuple("Name of A", new BigDecimal("3.0000")));
        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
    }

    @Test
    void shouldTakeAnAnswerFromBeforeThereWereOutcomes() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1));

        journal.answer(LookupAnswered.newBuilder(OrderFacts.absent(asked("A")))
                .setOutcome(LookupOutcome.UNKNOWN)
                .build());

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
    }

    @Test
    void shouldFailWhenTheAddressIsUnknown() {
        place(Basket.of(OrderFacts.EMAIL).address(3).sku("A", 1, "1"));

        giveUp("3");

        assertFailed(OrderReason.UNKNOWN_ADDRESS);
        assertThat(journal.effects(OrderEffect.Notify.class)).hasSize(1);
    }

    @Test
    void shouldFailAtOnceWhenTheAddressIsAnothersAndAUserIsGiven() {
        place(Basket.ofUser(7).address(3).sku("A", 1, "1"));

        journal.answer(OrderFacts.address(asked("3"), 8));

        assertFailed(OrderReason.UNKNOWN_ADDRESS);
        assertThat(journal.answer(OrderFacts.user(asked("7"))).effects()).isEmpty();
    }

    @Test
    void shouldTakeAnybodysAddressWhenNoUserIsGiven() {
        place(Basket.of(OrderFacts.EMAIL).address(3).sku("A", 1, "1"));

        journal.answer(OrderFacts.address(asked("3"), 8));

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A");
    }

    @Test
    void shouldTakeSkuNameAndPriceOfAProductAndMergeAgain() {
        place(Basket.of(OrderFacts.EMAIL)
                .product(5, 2)
                .product(5, 3, "9.00")
                .sku("A", 4)
                .sku("A", 1, "9"));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "RUB"));
        journal.answer(OrderFacts.product(asked("5"), "A", "10.00", "RUB"));

        assertThat(journal.order().getLines())
                .extracting(OrderLine::getSku, OrderLine::getName, OrderLine::getQuantity, OrderLine::getUnitPrice)
                .containsExactly(
                        tuple("A", "Name of A", 6L, new BigDecimal("10.0000")),
                        tuple("A", "Name of A", 4L, new BigDecimal("9.0000")));
        assertThat(journal.reservation("A").getParts()).hasSize(2);
    }

    @Test
    void shouldFailWhenAProductIsUnknownAndTellWhichLine() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").product(5, 2, "3"));

        giveUp("5");

        assertFailed(OrderReason.UNKNOWN_PRODUCT);
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getReason)
                .containsExactly(null, OrderReason.UNKNOWN_PRODUCT);
    }

    @Test
    void shouldGoOnWithoutAPriceWhenTheCatalogueDoesNotHaveTheSku() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1).sku("B", 1, "5"));

        journal.answer(OrderFacts.absent(asked("A")));
        journal.outcome(OrderFacts.held(journal.reservation("A")));
        journal.outcome(OrderFacts.held(journal.reservation("B")));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getLines().getFirst().getUnitPrice()).isNull();
        assertThat(journal.order().getTotal()).isNull();
        assertThat(journal.effects(OrderEffect.IssueInvoice.class)).hasSize(1);
    }

    @Test
    void shouldTakeTheCurrencyOfTheCatalogueWhenTheRequestHasNone() {
        place(Basket.of(OrderFacts.EMAIL).withoutCurrency().sku("A", 1).sku("B", 1, "5"));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "EUR"));

        assertThat(journal.order().getCurrency()).isEqualTo("EUR");
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void shouldFailWhenTheCatalogueHasTwoCurrencies() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1).sku("B", 1));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "EUR"));
        journal.answer(OrderFacts.product(asked("B"), "B", "10", "RUB"));

        assertFailed(OrderReason.CURRENCY_MISMATCH);
        assertThat(journal.order().getCurrency()).isEqualTo("EUR");
        assertThat(journal.order().getTotal()).isNull();
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getReason)
                .containsExactly(null, OrderReason.CURRENCY_MISMATCH);
    }

    @Test
    void shouldFailWhenTheCatalogueHasAnotherCurrencyThanTheRequest() {
        place(Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 1));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "EUR"));

        assertFailed(OrderReason.CURRENCY_MISMATCH);
        assertThat(journal.decision().getExplanation()).isEqualTo("The price of A is in EUR, the order in RUB");
    }

    @Test
    void shouldNotMindTheCurrencyOfAPriceThatIsNotTaken() {
        place(Basket.of(OrderFacts.EMAIL).currency("RUB").product(5, 1, "3"));

        journal.answer(OrderFacts.product(asked("5"), "A", "10", "EUR"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.order().getCurrency()).isEqualTo("RUB");
        assertThat(journal.order().getLines().getFirst().getUnitPrice()).isEqualByComparingTo("3.00");
    }

    @Test
    void shouldTakeTheCurrencyOfTheProductThoughTheOrderHasAPriceOfItsOwn() {
        place(Basket.of(OrderFacts.EMAIL).withoutCurrency().sku("A", 2, "3"));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "EUR"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.order().getCurrency()).isEqualTo("EUR");
        assertThat(journal.order().getLines().getFirst().getUnitPrice()).isEqualByComparingTo("3");
    }

    @Test
    void shouldRefuseProductsOfTwoCurrenciesThoughBothHavePricesOfTheirOwn() {
        place(Basket.of(OrderFacts.EMAIL).withoutCurrency().sku("A", 1, "3").sku("B", 1, "4"));

        journal.answer(OrderFacts.product(asked("A"), "A", "10", "EUR"));
        journal.answer(OrderFacts.product(asked("B"), "B", "10", "USD"));

        assertFailed(OrderReason.CURRENCY_MISMATCH);
    }

    @Test
    void shouldHaveNoCurrencyAndNoTotalWhenNobodyTellsOfOne() {
        place(Basket.of(OrderFacts.EMAIL).withoutCurrency().sku("A", 1, "3"));

        journal.answer(OrderFacts.absent(asked("A")));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getCurrency()).isEmpty();
        assertThat(journal.order().getTotal()).isNull();
    }

    @Test
    void shouldTakeTheDefaultOfTheDoorOnlyWhenNobodyTellsOfACurrency() {
        place(Basket.of(OrderFacts.EMAIL)
                .defaultCurrency("RUB")
                .sku("A", 1, "3")
                .sku("B", 1, "4"));

        journal.answer(OrderFacts.absent(asked("A")));
        assertThat(journal.order().getCurrency()).isEmpty();
        journal.answer(OrderFacts.product(asked("B"), "B", "10", "EUR"));

        assertThat(journal.order().getCurrency()).isEqualTo("EUR");
    }

    @Test
    void shouldTakeTheDefaultOfTheDoorWhenTheCatalogueKnowsNothing() {
        place(Basket.of(OrderFacts.EMAIL).defaultCurrency("RUB").sku("C", 1, "3"));

        journal.answer(OrderFacts.absent(asked("C")));

        assertThat(journal.order().getCurrency()).isEqualTo("RUB");
    }

    @Test
    void shouldRefuseAPriceThatTheCurrencyOfTheProductDoesNotHave() {
        place(Basket.of(OrderFacts.EMAIL).withoutCurrency().sku("A", 1, "100.50"));

        journal.answer(OrderFacts.product(asked("A"), "A", "100", "JPY"));

        assertFailed(OrderReason.PRICE_TOO_FINE);
        assertThat(journal.order().getLines().getFirst().getReason()).isEqualTo(OrderReason.PRICE_TOO_FINE);
        assertThat(journal.decision().getExplanation()).contains("prices in JPY have no decimals");
    }

    private void assertFailed(OrderReason reason) {
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(reason);
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.FAILED);
        assertThat(journal.decision().getReason()).isEqualTo(reason);
        assertThat(journal.commanded(ReservationCommand.RELEASE)).isEmpty();
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.reports())
                .extracting(
                        OrderEffect.ReportTask::taskId,
                        OrderEffect.ReportTask::status,
                        OrderEffect.ReportTask::reason,
                        OrderEffect.ReportTask::error)
                .containsExactly(tuple(OrderFacts.TASK, OrderStatus.FAILED, reason, null));
    }

    private void placeAgainst(Basket basket, KnownRow... known) {
        journal.request(OrderRequested.newBuilder(OrderFacts.place(basket.order()))
                .setPlacedAgainst(List.of(known))
                .build());
        asked = journal.lookups();
        journal.withoutCatalogue();
    }

    private void place(Basket basket) {
        journal.request(OrderFacts.place(basket.order()));
        asked = journal.lookups();
        journal.withoutCatalogue();
    }

    private LookupRequested asked(String key) {
        return asked.stream()
                .filter(each -> each.getKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void giveUp(String key) {
        journal.answer(OrderFacts.absent(asked(key)));
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.absent(journal.lookup(key)));
        }
        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(121)));
        journal.answer(OrderFacts.absent(journal.lookup(key)));
    }
}
