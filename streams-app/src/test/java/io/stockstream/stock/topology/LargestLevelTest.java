package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.MovementKey;
import io.stockstream.movement.MovementRules;
import io.stockstream.order.OrderRules;
import io.stockstream.platform.runtime.StoreKind;
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
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.decide.AvailableUnits;
import io.stockstream.stock.decide.StockLevels;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.streams.Facts;
import io.stockstream.streams.OutputSizes;
import io.stockstream.streams.TopologyDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
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
    private static final String LONGEST = "%05d" + WIDEST.repeat(MovementRules.MAX_TEXT - 5);

    private final List<StockDecided> decided = new ArrayList<>();
    private final List<ReservationState> reserved = new ArrayList<>();
    private final TopologyDriver topology = new TopologyDriver(serdes -> new StockTopology(
            serdes, StoreKind.MEMORY, StoreKind.MEMORY, 1, decided::add, answer -> reserved.add(answer.getState())));
    private final OutputSizes sizes = new OutputSizes();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldFitEveryRecordWhenASkuLiesInAsManyWarehousesAsTheRulesAllow() {
        int most = StockLimits.MAX_WAREHOUSE_BYTES / StockLimits.bytes(LONGEST.formatted(0));
        StockLevel all = store(most - 1);

        report(largest(most - 1));
        report(largest(most));

        assertThat(decided).extracting(StockDecided::getOutcome).containsExactly(Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(stored().getWarehouseCount()).isEqualTo(most);
        assertThat(stored().getVersion()).isEqualTo(all.getVersion() + 1);
        showElsewhere();
        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.STOCK_LEVELS.name()))
                .as("whatever the number of warehouses")
                .isLessThan(2_000);
        assertThat(sizes.largestOn(Topics.STOCK_DECISIONS.name())).isLessThan(10_000);
    }

    @Test
    void shouldFitEveryRecordWhenAnOrderTakesFromAsManyWarehousesAsItCan() {
        int most = StockLimits.MAX_ALLOCATION_IDS / StockLimits.bytes(LONGEST.formatted(0));
        store(most);
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
                LONGEST.formatted(warehouse),
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

    /** One unit in each warehouse, with the index that belongs to them. */
    private StockLevel store(int warehouses) {
        KeyValueStore<Bytes, byte[]> fullest = topology.driver().getKeyValueStore(StockStores.FULLEST);
        List<StockLevel> levels = IntStream.range(0, warehouses)
                .mapToObj(number -> StockLevels.inWarehouse(SKU, LONGEST.formatted(number), 1L))
                .toList();
        levels.forEach(level -> {
            ledger().put(StockLevelKey.of(level), level);
            fullest.put(FullestKey.of(SKU, AvailableUnits.of(level)), new byte[0]);
        });
        StockLevel all = StockLevels.all(levels);
        ledger().put(SKU, all);
        return all;
    }

    private StockLevel stored() {
        return ledger().get(SKU);
    }

    private KeyValueStore<String, StockLevel> ledger() {
        return topology.driver().getKeyValueStore(StockStores.LEDGER);
    }

    private void showElsewhere() {
        try (TopologyDriver views = new TopologyDriver(StockViewsTopology::new)) {
            ledger().all()
                    .forEachRemaining(
                            level -> views.input(Topics.STOCK_LEVELS).pipeInput(level.key, level.value, Facts.NOON));
            KeyValueStore<String, Movement> marks = topology.driver().getKeyValueStore(StockStores.MARKS);
            marks.all()
                    .forEachRemaining(mark -> views.input(Topics.STOCK_MOVEMENTS)
                            .pipeInput(MovementKey.of(mark.value.getMovementId(), SKU), mark.value, Facts.NOON));
            sizes.add(views);
        }
    }
}
