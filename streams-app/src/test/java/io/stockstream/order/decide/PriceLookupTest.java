package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Names, prices and currencies that an order takes from the catalogue. */
class PriceLookupTest extends LookupFixture {

    @Test
    void shouldKeepPriceAndCurrencyThatTheOrderStatesAndTakeTheNameOfTheProduct() {
        journal.request(OrderFacts.place(
                Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 1, "3").order()));

        journal.answer(OrderFacts.product(journal.lookup("A"), "A", "10", "EUR"));

        assertThat(journal.order().getCurrency()).isEqualTo("RUB");
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getName, OrderLine::getUnitPrice)
                .containsExactly(tuple("Name of A", new BigDecimal("3.0000")));
        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
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
}
