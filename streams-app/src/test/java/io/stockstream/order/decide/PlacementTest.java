package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.LookupKind;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.streams.Facts;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private final OrderJournal journal = new OrderJournal();

    /**
     * An order with prices and currency needs neither from the catalogue, but a product that it no longer has is not
     * sold.
     */
    @Test
    void shouldAskTheCatalogueForEverySkuAndThenStock() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10").sku("B", 1, "0.50"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.order().getCreatedAt()).isEqualTo(Facts.NOON);
        assertThat(journal.order().getTotal()).isNull();
        assertThat(journal.order().getCurrency()).isEqualTo("RUB");
        assertThat(journal.lookups()).extracting(Asked::key).containsExactly("A", "B");
        assertThat(journal.commanded(ReservationCommand.RESERVE)).isEmpty();
        assertThat(journal.waiting()).containsExactly(OrderFacts.ORDER);
        assertThat(journal.reports()).isEmpty();

        journal.withoutCatalogue();

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A", "B");
    }

    @Test
    void shouldTellWhereTheRequestStands() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10"));

        OrderDecided decided = journal.decision();
        assertThat(decided.getStep()).isEqualTo(OrderStep.PLACED);
        assertThat(decided.getSequence()).isEqualTo(1);
        assertThat(decided.getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(decided.getTaskId()).isEqualTo(OrderFacts.TASK);
        assertThat(decided.getCause().getTopic()).isEqualTo("orders.requests");
        assertThat(decided.getCause().getPartition()).isEqualTo(OrderJournal.PARTITION);
        assertThat(decided.getExplanation()).isEqualTo("Placed with 1 line; the catalogue is asked for 1 thing");
    }

    @Test
    void shouldMergeEqualLinesAtThePlaceOfTheFirst() {
        place(Basket.of(OrderFacts.EMAIL)
                .sku("A", 2, "10")
                .sku("B", 1, "1")
                .sku("A", 3, "10.00")
                .sku("A", 4, "11")
                .sku("A", 5, "10", "W-9"));

        assertThat(journal.order().getLines())
                .extracting(
                        OrderLine::getSku, OrderLine::getQuantity, OrderLine::getUnitPrice, OrderLine::getWarehouseId)
                .containsExactly(
                        tuple("A", 5L, new BigDecimal("10.0000"), null),
                        tuple("B", 1L, new BigDecimal("1.0000"), null),
                        tuple("A", 4L, new BigDecimal("11.0000"), null),
                        tuple("A", 5L, new BigDecimal("10.0000"), "W-9"));

        journal.withoutCatalogue();

        assertThat(journal.commanded(ReservationCommand.RESERVE)).containsExactly("A", "B");
        assertThat(journal.reservation("A").getParts())
                .containsExactly(
                        new ReservationPart(5L, null), new ReservationPart(4L, null), new ReservationPart(5L, "W-9"));
    }

    @Test
    void shouldLookEverythingUpOnceAndAllAtOnce() {
        place(Basket.ofUser(7)
                .address(3)
                .product(5, 1)
                .product(5, 2, "9.99")
                .sku("A", 1)
                .sku("A", 2, "10")
                .sku("B", 1, "10")
                .sku("A", 1));

        assertThat(journal.lookups())
                .extracting(Asked::kind, Asked::key, Asked::attempt)
                .containsExactly(
                        tuple(LookupKind.USER, "7", 1),
                        tuple(LookupKind.ADDRESS, "3", 1),
                        tuple(LookupKind.PRODUCT, "5", 1),
                        tuple(LookupKind.SKU, "A", 1),
                        tuple(LookupKind.SKU, "B", 1));
        assertThat(journal.lookups()).extracting(Asked::asOf).containsOnly(Facts.NOON);
        assertThat(journal.commanded(ReservationCommand.RESERVE)).isEmpty();
        assertThat(journal.state().getQuestions()).isEmpty();
    }

    @Test
    void shouldLookAUserUpEvenWhenAnEmailIsGiven() {
        place(Basket.ofUser(7).email(OrderFacts.EMAIL).sku("A", 1, "1"));

        assertThat(journal.lookups()).extracting(Asked::kind).containsExactly(LookupKind.USER, LookupKind.SKU);
        assertThat(journal.order().getEmail()).isEqualTo(OrderFacts.EMAIL);
    }

    @Test
    void shouldAskForAPriceOfTheMaximumOrder() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        for (int i = 0; i < 1_000; i++) {
            basket.sku("A", 1_000_000_000L, "9999999999.99");
        }

        place(basket);
        journal.withoutCatalogue();
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        assertThat(journal.order().getTotal()).isEqualTo(new BigDecimal("9999999999990000000000.0000"));
    }

    private void place(Basket basket) {
        PlaceOrder order = basket.order();
        journal.request(OrderFacts.place(order));
    }
}
