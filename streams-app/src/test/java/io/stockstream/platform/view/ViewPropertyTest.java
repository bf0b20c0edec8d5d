package io.stockstream.platform.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderStatus;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.streams.Facts;
import io.stockstream.streams.Orders;
import io.stockstream.streams.Tasks;
import io.stockstream.task.TaskState;
import io.stockstream.task.view.TaskViewsTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * Whatever compaction has taken away, and wherever an instance takes over: what is restored and then goes on equals
 * what was never lost, entry by entry and byte by byte, so lists, counts and rows do.
 */
class ViewPropertyTest {

    private static final int KEYS = 4;

    private static final List<TaskState> TASKS =
            List.of(TaskState.REQUESTED, TaskState.RUNNING, TaskState.FAILED, TaskState.SUCCEEDED);
    private static final List<OrderStatus> ORDERS =
            List.of(OrderStatus.PENDING, OrderStatus.PROCESSED, OrderStatus.FAILED, OrderStatus.CANCELLED);

    /**
     * What happens to a row.
     *
     * @param key of the row
     * @param kind 0 takes it away, 1 says all of its states again, as a topology that replays everything does; else a
     *     new state
     * @param shape makes states differ
     */
    record Step(int key, int kind, int shape) {}

    @FunctionalInterface
    interface Maker<V> {
        V state(String key, int shape, long version);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KEYS - 1),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 11))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void shouldYieldTheSameTasks(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        check(
                Topics.TASKS,
                TaskViewsTopology::tasks,
                steps,
                random,
                "t-%d"::formatted,
                (key, shape, version) ->
                        Tasks.task(key, shape % 2 == 0 ? "sum" : "mail", TASKS.get(shape % 4), shape / 4));
    }

    @Property(tries = 300)
    void shouldYieldTheSameOrders(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        check(
                Topics.ORDERS,
                OrderViewsTopology::orders,
                steps,
                random,
                "o-%d"::formatted,
                (key, shape, version) -> Orders.order(key, shape % 3, ORDERS.get(shape % 4), version, shape / 4));
    }

    @Property(tries = 300)
    void shouldYieldTheSameMovements(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        check(
                Topics.STOCK_MOVEMENTS,
                StockViewsTopology::movements,
                steps,
                random,
                "m-%d:SKU-1"::formatted,
                (key, shape, version) -> new Movement(
                        key.substring(0, 3),
                        "SKU-1",
                        MovementStatus.IN_TRANSIT,
                        shape % 3 == 0 ? null : leg(shape),
                        shape % 3 == 1 ? null : leg(shape + 1),
                        null,
                        null,
                        null,
                        version,
                        Facts.NOON));
    }

    @Property(tries = 300)
    void shouldYieldTheSameLevels(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        check(
                Topics.STOCK_LEVELS,
                StockViewsTopology::levels,
                steps,
                random,
                number -> number == 0 ? "SKU-1" : "SKU-1\0W-%d".formatted(number),
                (key, shape, version) -> StockLevel.newBuilder()
                        .setSku("SKU-1")
                        .setWarehouseId(key.length() == 5 ? null : key.substring(6))
                        .setVersion(version)
                        .setOnHand(shape % 3)
                        .setUpdatedAt(Facts.NOON)
                        .build());
    }

    private static <V extends SpecificRecord> void check(
            Topic<?, V> topic,
            Function<AvroSerdes, View<V, V>> maker,
            List<Step> steps,
            Random random,
            Function<Integer, String> keys,
            Maker<V> states) {
        ViewLog<V> log = new ViewLog<>(topic);
        List<Integer> ends = write(log, steps, keys, states);
        int end = ends.get(random.nextInt(ends.size()));
        int known = random.nextInt(end + 1);
        List<ConsumerRecord<byte[], byte[]>> first =
                log.compacted(end, known, random.nextInt(known + 1), random.nextBoolean());
        int middle = random.nextInt(first.size() + 1);
        View<V, V> view = maker.apply(log.serdes());
        try (HeldView<V, V> kept = HeldView.inMemory(view);
                HeldView<V, V> lost = HeldView.inMemory(view);
                HeldView<V, V> rows = HeldView.inMemory(view)) {
            kept.process(log.records());

            lost.restore(first.subList(0, middle))
                    .restore(first.subList(middle, first.size()))
                    .process(log.records().subList(end, log.records().size()));

            NavigableMap<Bytes, Bytes> contents = kept.contents();
            assertThat(lost.contents()).isEqualTo(contents);
            rows.process(rowsOf(topic, contents));
            assertThat(rows.contents()).as("what its rows alone yield").isEqualTo(contents);
        }
    }

    /** Writes the steps; returns where each ends: none of them is restored in part. */
    private static <V extends SpecificRecord> List<Integer> write(
            ViewLog<V> log, List<Step> steps, Function<Integer, String> keys, Maker<V> states) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        List<List<V>> told = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            told.add(new ArrayList<>());
        }
        for (Step step : steps) {
            String key = keys.apply(step.key());
            List<V> before = told.get(step.key());
            switch (step.kind()) {
                case 0 -> {
                    log.add(key, null);
                    before.clear();
                }
                case 1 -> before.forEach(state -> log.add(key, state));
                default -> {
                    before.add(states.state(key, step.shape(), before.size() + 1));
                    log.add(key, before.getLast());
                }
            }
            ends.add(log.records().size());
        }
        return ends;
    }

    private static <V extends SpecificRecord> List<ConsumerRecord<byte[], byte[]>> rowsOf(
            Topic<?, V> topic, NavigableMap<Bytes, Bytes> contents) {
        return contents.entrySet().stream()
                .filter(entry -> !SortedKey.isDerived(entry.getKey()))
                .map(entry -> new ConsumerRecord<>(
                        topic.name(),
                        0,
                        0,
                        entry.getKey().get(),
                        entry.getValue().get()))
                .toList();
    }

    private static MovementLeg leg(int shape) {
        return new MovementLeg("W-" + shape % 2, Facts.NOON.plusSeconds(shape / 4), 1L);
    }
}
