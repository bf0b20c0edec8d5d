package io.stockstream.streams.stock;

import static io.stockstream.streams.stock.Commands.named;
import static io.stockstream.streams.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.MovementKey;
import io.stockstream.movement.MovementRules;
import io.stockstream.order.OrderRules;
import io.stockstream.schema.RecordSizes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.WarehouseStock;
import io.stockstream.streams.Facts;
import io.stockstream.streams.OutputSizes;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.streams.view.StockViewsTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A record that cannot be written stops the topology for good, so the largest input that the rules allow must fit every
 * topic and changelog.
 */
class LargestLevelTest {

    private static final String WIDEST = "\u4e16";
    private static final String SKU = WIDEST.repeat(MovementRules.MAX_TEXT);
    /** As many as there may be have ids of this length. */
    private static final String WAREHOUSE =
            "%04d" + WIDEST.repeat((StockLimits.MAX_WAREHOUSE_IDS / StockLimits.MAX_WAREHOUSES - 4) / 3);

    private static final String LONGEST = "%04d" + WIDEST.repeat(MovementRules.MAX_TEXT - 4);
    private static final long MANY = Long.MAX_VALUE / StockLimits.MAX_WAREHOUSES / 2;

    private final List<StockDecided> decided = new ArrayList<>();
    private final List<ReservationState> reserved = new ArrayList<>();
    private final TopologyDriver topology = new TopologyDriver(serdes ->
            new StockTopology(serdes, StoreKind.MEMORY, 1, decided::add, answer -> reserved.add(answer.getState())));
    private final OutputSizes sizes = new OutputSizes();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldFitEveryRecordWhenASkuLiesInAsManyWarehousesAsTheRulesAllow() {
        StockLevel level = store(StockLimits.MAX_WAREHOUSES - 1, WAREHOUSE, MANY);

        report(largest(StockLimits.MAX_WAREHOUSES - 1));
        report(largest(StockLimits.MAX_WAREHOUSES));

        assertThat(decided).extracting(StockDecided::getOutcome).containsExactly(Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(stored().getWarehouses()).hasSize(StockLimits.MAX_WAREHOUSES);
        assertThat(stored().getVersion()).isEqualTo(level.getVersion() + 1);
        showElsewhere(stored());
        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.STOCK_LEVELS.name()))
                .as("it is really large")
                .isGreaterThan(StockLimits.MAX_WAREHOUSE_IDS * 8 / 10);
        assertThat(sizes.largestOn(Topics.STOCK_DECISIONS.name())).isLessThan(10_000);
    }

    /** More than one sku has today: the limit of an order is larger, because it has many skus. */
    @Test
    void shouldFitEveryRecordWhenAnOrderTakesFromAsManyWarehousesAsItCan() {
        int most = StockLimits.MAX_ALLOCATION_IDS / StockLimits.bytes(LONGEST.formatted(0));
        store(most, LONGEST, 1);
        List<ReservationPart> parts = new ArrayList<>(IntStream.range(0, OrderRules.MAX_LINES - 1)
                .mapToObj(number -> named(LONGEST.formatted(number), 1))
                .toList());
        parts.add(new ReservationPart((long) most - parts.size(), null));
        ReservationRequested command = reserve(WIDEST.repeat(OrderRules.MAX_ID), SKU, parts);

        topology.input(Topics.RESERVATIONS).pipeInput(SKU, command, Facts.NOON);

        assertThat(reserved).containsExactly(ReservationState.HELD);
        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.RESERVATION_OUTCOMES.name()))
                .as("it is really large")
                .isGreaterThan(StockLimits.MAX_ALLOCATION_IDS * 9 / 10);
        assertThat(sizes.largestIn("stock", StockStores.RESERVATIONS)).isGreaterThan(RecordSizes.FACT);
    }

    @Test
    void shouldLeaveTheHeadersOfAProducerBehind() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("anything", new byte[900_000]);

        topology.input(Topics.MOVEMENTS).pipeInput(new TestRecord<>(SKU, largest(0), headers, Facts.NOON));

        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.STOCK_LEVELS.name())).isLessThan(10_000);
        assertThat(sizes.largestOn(Topics.STOCK_MOVEMENTS.name())).isLessThan(10_000);
        assertThat(sizes.largestOn(Topics.STOCK_DECISIONS.name())).isLessThan(10_000);
    }

    @Test
    void shouldPutAsideAFactOfTheBrokersFullSize() {
        MovementReported fact = MovementReported.newBuilder(largest(0))
                .setSource("x".repeat(RecordSizes.FACT - 30_000))
                .build();
        RecordHeaders headers = new RecordHeaders();
        headers.add("anything", new byte[10_000]);

        topology.input(Topics.MOVEMENTS).pipeInput(new TestRecord<>(SKU, fact, headers, Facts.NOON));

        assertThat(decided).isEmpty();
        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.DEAD_LETTERS))
                .as("the letter holds all of it")
                .isGreaterThan(RecordSizes.FACT - 30_000);
    }

    private void report(MovementReported fact) {
        topology.input(Topics.MOVEMENTS).pipeInput(SKU, fact, Facts.NOON);
    }

    private static MovementReported largest(int warehouse) {
        String text = WIDEST.repeat(MovementRules.MAX_ENVELOPE_TEXT);
        MovementReported fact = new MovementReported(
                Facts.id("m" + warehouse),
                WAREHOUSE.formatted(warehouse),
                SKU,
                MovementEvent.ARRIVAL,
                1L,
                Facts.NOON,
                text,
                text,
                Facts.NOON,
                text,
                text);
        assertThat(MovementRules.check(fact, "")).isEmpty();
        return fact;
    }

    private StockLevel store(int warehouses, String id, long each) {
        List<WarehouseStock> stocks = IntStream.range(0, warehouses)
                .mapToObj(number -> new WarehouseStock(id.formatted(number), each, 0L, Facts.NOON))
                .toList();
        long all = each * warehouses;
        StockLevel level =
                new StockLevel(SKU, Long.MAX_VALUE / 2, all, 0L, 0L, 0L, 0L, all, 0L, stocks, Facts.NOON, null);
        KeyValueStore<String, StockLevel> ledger = topology.driver().getKeyValueStore(StockStores.LEDGER);
        ledger.put(SKU, level);
        return level;
    }

    private StockLevel stored() {
        KeyValueStore<String, StockLevel> ledger = topology.driver().getKeyValueStore(StockStores.LEDGER);
        return ledger.get(SKU);
    }

    private void showElsewhere(StockLevel level) {
        try (TopologyDriver views = new TopologyDriver(StockViewsTopology::new)) {
            views.input(Topics.STOCK_LEVELS).pipeInput(SKU, level, Facts.NOON);
            KeyValueStore<String, Movement> marks = topology.driver().getKeyValueStore(StockStores.MARKS);
            marks.all()
                    .forEachRemaining(mark -> views.input(Topics.STOCK_MOVEMENTS)
                            .pipeInput(MovementKey.of(mark.value.getMovementId(), SKU), mark.value, Facts.NOON));
            sizes.add(views);
        }
    }
}
