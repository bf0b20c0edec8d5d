package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.Topics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A check of more orders than one record looks at continues in records of the topology to itself. */
class LongCheckTest {

    private static final int ORDERS = 2 * OrderProcessor.MOST_CHECKED + 17;

    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new OrderTopology(serdes, 1, 1, decided -> {}));

    @BeforeEach
    void place() {
        place(ORDERS, Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));
        topology.output(Topics.RESERVATIONS).readValuesToList();
        topology.output(Topics.ORDER_DECISIONS).readValuesToList();
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldLookAtEveryOrderOnceInSteps() {
        check(OrderFacts.check(Facts.NOON.plusSeconds(60)));

        assertThat(decided(OrderStep.DRIVEN_ON)).hasSize(ORDERS).doesNotHaveDuplicates();
        List<TestRecord<String, OrderCheckDue>> steps =
                topology.output(Topics.ORDER_CHECKS).readRecordsToList();
        assertThat(steps)
                .hasSize(2)
                .allMatch(step -> step.key().equals(step.value().getAfter().getOrderId()));
        assertThat(steps.getFirst().value())
                .isEqualTo(OrderCheckDue.newBuilder(OrderFacts.check(Facts.NOON.plusSeconds(60)))
                        .setAfter(steps.getFirst().value().getAfter())
                        .build());
    }

    @Test
    void shouldDoNoHarmWhenTwoChecksOverlap() {
        Instant due = Facts.NOON.plusSeconds(60);
        check(OrderFacts.check(due));
        topology.output(Topics.ORDER_DECISIONS).readValuesToList();
        List<OrderCheckDue> steps = topology.output(Topics.ORDER_CHECKS).readValuesToList();

        steps.forEach(this::check);
        check(OrderFacts.check(due));

        assertThat(topology.output(Topics.ORDER_DECISIONS).readValuesToList()).isEmpty();
    }

    @Test
    void shouldStopAStepEarlierWhenItsOrdersHaveMuchToDo() {
        Basket large = Basket.of(OrderFacts.EMAIL);
        for (int i = 0; i < 1_000; i++) {
            large.sku("B" + i, 1, "1");
        }
        topology.input(Topics.ORDER_REQUESTS)
                .pipeInput(
                        "large",
                        new OrderRequested("large", null, large.order(), List.of()),
                        Facts.NOON.minusSeconds(1));
        topology.input(Topics.ORDER_REQUESTS)
                .pipeInput(
                        "larger",
                        new OrderRequested("larger", null, large.order(), List.of()),
                        Facts.NOON.minusSeconds(2));
        topology.output(Topics.ORDER_DECISIONS).readValuesToList();

        check(OrderFacts.check(Facts.NOON.plusSeconds(60)));

        assertThat(topology.output(Topics.ORDER_CHECKS)
                        .readValuesToList()
                        .getFirst()
                        .getAfter()
                        .getOrderId())
                .isEqualTo("large");
        assertThat(decided(OrderStep.DRIVEN_ON)).hasSize(ORDERS + 2);
    }

    @Test
    void shouldFailAllThatAreTooOldInSteps() {
        check(OrderFacts.check(Facts.NOON.plusSeconds(60)));
        topology.output(Topics.ORDER_DECISIONS).readValuesToList();

        check(OrderFacts.check(Facts.NOON.plusSeconds(601)));

        assertThat(decided(OrderStep.FAILED)).hasSize(ORDERS).doesNotHaveDuplicates();
        assertThat(topology.output(Topics.ORDERS).readKeyValuesToList().stream()
                        .filter(order -> order.value.getStatus() == OrderStatus.FAILED))
                .hasSize(ORDERS);
    }

    private void place(int orders, Basket basket) {
        IntStream.range(0, orders)
                .forEach(i -> topology.input(Topics.ORDER_REQUESTS)
                        .pipeInput(
                                "o-" + i, new OrderRequested("o-" + i, null, basket.order(), List.of()), Facts.NOON));
    }

    private void check(OrderCheckDue check) {
        topology.input(Topics.ORDER_CHECKS).pipeInput(null, check, check.getDueAt());
    }

    private List<String> decided(OrderStep step) {
        return topology.output(Topics.ORDER_DECISIONS).readValuesToList().stream()
                .filter(decided -> decided.getStep() == step)
                .map(OrderDecided::getOrderId)
                .collect(Collectors.toList());
    }
}
