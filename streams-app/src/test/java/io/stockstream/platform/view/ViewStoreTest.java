package io.stockstream.platform.view;

import static io.stockstream.streams.Orders.decision;
import static io.stockstream.streams.Orders.order;
import static io.stockstream.streams.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.view.OrderDecisionKey;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.schema.Topics;
import io.stockstream.schema.UndecidableException;
import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import io.stockstream.task.view.TaskViewsTopology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RocksDB, and the callback that Kafka Streams restores it with. */
class ViewStoreTest {

    private static final TopicPartition TASKS = new TopicPartition(Topics.TASKS.name(), 0);

    @TempDir
    private Path folder;

    private int stores;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldHoldTheSameBytesWhetherRestoredOrProcessed(boolean transactional) {
        ViewLog<Task> log = new ViewLog<>(Topics.TASKS)
                .add("a", task("a", "sum", TaskState.REQUESTED, 0))
                .add("b", task("b", "sum", TaskState.REQUESTED, 0))
                .add("a", task("a", "sum", TaskState.RUNNING, 0))
                .add("c", task("c", "mail", TaskState.FAILED, 0))
                .add("a", task("a", "sum", TaskState.SUCCEEDED, 0))
                .add("c", null);
        View<Task, Task> view = TaskViewsTopology.tasks(log.serdes());
        try (HeldView<Task, Task> processed = onDisk(view, transactional);
                HeldView<Task, Task> restored = onDisk(view, transactional);
                HeldView<Task, Task> both = onDisk(view, transactional)) {
            processed.process(log.records());
            restored.restore(log.records());
            both.restore(log.records().subList(0, 2))
                    .restore(log.records().subList(2, 4))
                    .process(log.records().subList(4, 6));

            NavigableMap<Bytes, Bytes> contents = processed.contents();
            assertThat(contents).as("2 rows, 6 entries, 2 counts").hasSize(10);
            assertThat(restored.contents()).isEqualTo(contents);
            assertThat(both.contents()).isEqualTo(contents);
        }
    }

    @Test
    void shouldRestoreDecisionsWithWhereTheyStand() {
        ViewLog<OrderDecided> log = new ViewLog<>(Topics.ORDER_DECISIONS)
                .add("a", decision("a", 1, OrderStep.PLACED))
                .add("b", decision("b", 1, OrderStep.PLACED))
                .add("a", decision("a", 2, OrderStep.RESERVED))
                .add("x", decision("x", 0, OrderStep.REFUSED))
                .add("b", decision("b", 2, OrderStep.FORGOTTEN));
        View<OrderDecided, KeptDecision> view = OrderViewsTopology.decisions(log.serdes());
        try (HeldView<OrderDecided, KeptDecision> processed = onDisk(view, false);
                HeldView<OrderDecided, KeptDecision> restored = onDisk(view, false)) {
            processed.process(log.records());
            restored.restore(log.records());

            assertThat(restored.contents()).hasSize(2).isEqualTo(processed.contents());
            byte[] second = restored.store().get(OrderDecisionKey.of("a", 2));
            assertThat(StateSerde.of(KeptDecision.class).deserializer().deserialize(null, second))
                    .isEqualTo(new KeptDecision(
                            decision("a", 2, OrderStep.RESERVED), new LogPosition("orders.decisions", 0, 2L)));
        }
    }

    /** Its letter was written when it was processed. */
    @Test
    void shouldPassOverInARestoreWhatProcessingHasGivenUp() {
        ViewLog<Order> log = new ViewLog<>(Topics.ORDERS)
                .add("a", order("a", 7, OrderStatus.PENDING, 1, 0))
                .addRaw("a", new byte[] {9, 9, 9})
                .add("\0a", order("a", 7, OrderStatus.FAILED, 2, 0))
                .add("", order("a", 7, OrderStatus.FAILED, 2, 0))
                .add("b", order("b", 7, OrderStatus.PENDING, 1, 0));
        View<Order, Order> view = OrderViewsTopology.orders(log.serdes());
        try (HeldView<Order, Order> restored = onDisk(view, false);
                HeldView<Order, Order> processed = onDisk(view, false)) {
            restored.restore(log.records());
            processed.process(List.of(log.records().getFirst(), log.records().getLast()));

            assertThat(restored.contents()).hasSize(6).isEqualTo(processed.contents());
            assertThatThrownBy(() -> processed.process(log.records().subList(2, 3)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldFailTheRestoreRatherThanPassOverWhatMayBeReadLater() {
        ViewLog<Task> log = new ViewLog<>(Topics.TASKS).add("a", task("a", "sum", TaskState.RUNNING, 0));
        View<Task, Task> known = TaskViewsTopology.tasks(log.serdes());
        View<Task, Task> view = new View<>(
                known.store(),
                known.topic(),
                (topic, bytes) -> {
                    throw new UndecidableException("The registry has lost its schemas", null);
                },
                known.rows(),
                known.function());
        try (HeldView<Task, Task> restored = onDisk(view, false)) {
            assertThatThrownBy(() -> restored.restore(log.records())).isInstanceOf(UndecidableException.class);

            assertThat(restored.contents()).isEmpty();
        }
    }

    /** A function of a later release that fails on a kind of record must not make a view that lacks them all. */
    @Test
    void shouldFailTheRestoreWhenTheFunctionFailsOnMoreThanProcessingWouldGiveUp() {
        ViewLog<Task> log = new ViewLog<>(Topics.TASKS);
        IntStream.range(0, 20).forEach(i -> log.add("t" + i, task("t" + i, "sum", TaskState.RUNNING, 0)));
        View<Task, Task> known = TaskViewsTopology.tasks(log.serdes());
        View<Task, Task> view =
                new View<>(known.store(), known.topic(), known.values(), known.rows(), (record, entries) -> {
                    throw new IllegalStateException("The defect of this test");
                });
        try (HeldView<Task, Task> restored = onDisk(view, false)) {
            restored.restore(log.records().subList(0, 10));
            assertThat(restored.contents()).as("a few are passed over").isEmpty();

            assertThatThrownBy(() -> restored.restore(log.records().subList(10, 20)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The defect of this test");
        }
    }

    /** Entries and the offset up to which they hold are one commit. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldKeepEntriesAndTheirOffsetTogether(boolean transactional) {
        ViewLog<Task> log = new ViewLog<>(Topics.TASKS)
                .add("a", task("a", "sum", TaskState.RUNNING, 0))
                .add("a", task("a", "sum", TaskState.FAILED, 0));
        View<Task, Task> view = TaskViewsTopology.tasks(log.serdes());
        Path same = folder.resolve("same");
        NavigableMap<Bytes, Bytes> contents;
        try (HeldView<Task, Task> first = HeldView.onDisk(view, same.toFile(), transactional)) {
            first.restore(log.records().subList(0, 1)).process(log.records().subList(1, 2));
            first.store().commit(Map.of(TASKS, 2L));
            contents = first.contents();
        }
        try (HeldView<Task, Task> second = HeldView.onDisk(view, same.toFile(), transactional)) {
            assertThat(second.store().managesOffsets()).isTrue();
            assertThat(second.store().committedOffset(TASKS)).isEqualTo(2L);
            assertThat(second.contents()).hasSize(5).isEqualTo(contents);
        }
    }

    @Test
    void shouldAnswerQueriesWithItsPosition() {
        ViewLog<Task> log = new ViewLog<>(Topics.TASKS).add("a", task("a", "sum", TaskState.RUNNING, 0));
        ConsumerRecord<byte[], byte[]> record = log.records().getFirst();
        try (HeldView<Task, Task> held = onDisk(TaskViewsTopology.tasks(log.serdes()), false)) {
            held.process(log.records());

            assertThat(held.store()
                            .query(
                                    KeyQuery.<Bytes, byte[]>withKey(Bytes.wrap(record.key())),
                                    PositionBound.unbounded(),
                                    new QueryConfig(false))
                            .getResult())
                    .isEqualTo(record.value());
            assertThat(held.store().getPosition().getPartitionPositions(TASKS.topic()))
                    .containsExactly(Map.entry(0, 0L));
        }
    }

    private <V extends SpecificRecord, R> HeldView<V, R> onDisk(View<V, R> view, boolean transactional) {
        return HeldView.onDisk(view, folder.resolve("store-" + stores++).toFile(), transactional);
    }
}
