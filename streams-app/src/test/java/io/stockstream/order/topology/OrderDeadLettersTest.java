package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderRules;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowAnswered;
import io.stockstream.schema.Topics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderDeadLettersTest {

    private final OrderShop shop = new OrderShop();
    private final TestInputTopic<String, OrderRequested> requests =
            shop.topology().input(Topics.ORDER_REQUESTS);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldPutRequestsAsideThatBreakARule() {
        requests.pipeInput(
                OrderFacts.ORDER, OrderFacts.place(Basket.of(OrderFacts.EMAIL).order()));
        requests.pipeInput(OrderFacts.ORDER, place(Basket.of(null).sku("A", 1)));
        requests.pipeInput(OrderFacts.ORDER, place(Basket.of("nobody").sku("A", 1)));
        requests.pipeInput(OrderFacts.ORDER, place(Basket.of(OrderFacts.EMAIL).sku("A", 0)));
        requests.pipeInput(
                OrderFacts.ORDER,
                place(Basket.of(OrderFacts.EMAIL).currency("rub").sku("A", 1)));
        requests.pipeInput(OrderFacts.ORDER, OrderFacts.change(null, OrderStatus.PROCESSED));

        expectLetters("lines", "email", "email", "lines[0].quantity", "currency", "status");
    }

    @Test
    void shouldPutOrdersAsideThatSayNonsenseOfWhatTheyWerePlacedAgainst() {
        requests.pipeInput(OrderFacts.ORDER, against(new KnownRow(LookupKind.UNKNOWN, "7", 1L, false)));
        requests.pipeInput(OrderFacts.ORDER, against(new KnownRow(LookupKind.USER, " ", 1L, false)));
        requests.pipeInput(
                OrderFacts.ORDER,
                against(new KnownRow(LookupKind.USER, "7", 1L, false), new KnownRow(LookupKind.SKU, "A", 0L, false)));
        requests.pipeInput(
                OrderFacts.ORDER,
                against(Collections.nCopies(OrderRules.MAX_KNOWN_ROWS + 1, new KnownRow(LookupKind.SKU, "A", 1L, false))
                        .toArray(KnownRow[]::new)));

        expectLetters("placed_against[0].kind", "placed_against[0].key", "placed_against[1].version", "placed_against");
    }

    private static OrderRequested against(KnownRow... known) {
        return OrderRequested.newBuilder(place(Basket.of(OrderFacts.EMAIL).sku("A", 1)))
                .setPlacedAgainst(List.of(known))
                .build();
    }

    @Test
    void shouldPutAnOrderAsideThatWouldNotFitARecord() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        for (int i = 0; i < OrderRules.MAX_LINES; i++) {
            basket.sku("%0100d".formatted(i), 1, "1", "%051d".formatted(i));
        }
        requests.pipeInput(OrderFacts.ORDER, place(basket));

        expectLetters("lines");
    }

    @Test
    void shouldPutRequestsAsideWhoseKeyIsNotTheOrder() {
        OrderRequested good = place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));
        requests.pipeInput(null, good);
        requests.pipeInput("order-2", good);
        shop.topology().rawInput(Topics.ORDER_REQUESTS.name()).pipeInput(new byte[] {1}, (byte[]) null);
        shop.topology()
                .input(Topics.LOOKUP_ANSWERS)
                .pipeInput(
                        "order-2",
                        new LookupAnswered(
                                OrderFacts.ORDER,
                                List.of(new RowAnswered(LookupKind.SKU, "A", 1, null, LookupOutcome.ABSENT))));

        expectLetters("(key)", "(key)", "(value)", "(key)");
    }

    @Test
    void shouldPutChecksAsideThatMakeNoSense() {
        TestInputTopic<String, OrderCheckDue> checks = shop.topology().input(Topics.ORDER_CHECKS);
        Instant due = Facts.NOON;
        checks.pipeInput(null, OrderFacts.check(Instant.EPOCH.minusMillis(1), due, due));
        checks.pipeInput(null, OrderFacts.check(due, due.plusMillis(1), due));
        checks.pipeInput(null, OrderFacts.check(due, due, due.plusMillis(1)));

        expectLetters("due_at", "drive_on_before", "fail_before");
    }

    @Test
    void shouldPutARequestInTheWrongPartitionAside() {
        try (TopologyDriver other = new TopologyDriver(serdes -> new OrderTopology(serdes, 8, 8, decided -> {}))) {
            // The driver writes everything to partition 0; this order belongs elsewhere.
            other.input(Topics.ORDER_REQUESTS)
                    .pipeInput(
                            OrderFacts.ORDER, place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1")));

            assertThat(header(other.deadLetters().readRecord(), "__streams.errors.message"))
                    .contains("(partition)", "murmur2");
            assertThat(other.output(Topics.ORDER_DECISIONS).isEmpty()).isTrue();
        }
    }

    @Test
    void shouldGoOnBehindPoison() {
        requests.pipeInput("order-2", place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1")));
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));

        assertThat(shop.deadLetters()).hasSize(1);
        shop.decisions(OrderStep.PLACED, OrderStep.LOOKED_UP);
        shop.published(OrderStatus.PENDING);
        shop.expectCommands("SELL A");
        shop.expectNothingFurther();
    }

    private void expectLetters(String... fields) {
        List<TestRecord<byte[], byte[]>> letters = shop.deadLetters();
        assertThat(letters).hasSameSizeAs(fields);
        for (int i = 0; i < fields.length; i++) {
            assertThat(header(letters.get(i), "stockstream.error.code")).isEqualTo(InvalidOrderException.CODE);
            assertThat(header(letters.get(i), "__streams.errors.message")).contains(fields[i]);
        }
        shop.expectNothingFurther();
    }

    private static OrderRequested place(Basket basket) {
        return OrderFacts.place(basket.order());
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
