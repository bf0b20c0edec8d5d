package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import org.junit.jupiter.api.Test;

/** Users, addresses and products that the catalogue does not have, or has no more. */
class UnknownRowTest extends LookupFixture {

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

    /** Case B1: the client's word holds for price and currency, not for what is sold at all. */
    @Test
    void shouldNotSellASkuThatTheCatalogueHasNoMoreThoughTheOrderStatesPriceAndCurrency() {
        journal.request(OrderFacts.place(
                Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 1, "3").order()));

        journal.answer(OrderFacts.gone(journal.lookup("A")));

        assertFailed(OrderReason.UNKNOWN_PRODUCT);
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

        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");
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
}
