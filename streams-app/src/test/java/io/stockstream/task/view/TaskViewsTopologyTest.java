package io.stockstream.task.view;

import static io.stockstream.streams.Tasks.NOON;
import static io.stockstream.streams.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskViewsTopologyTest {

    private static final TaskScope ALL = scope(null, null, null);

    private final TopologyDriver topology = new TopologyDriver(TaskViewsTopology::new);
    private final TestInputTopic<String, Task> tasks = topology.input(Topics.TASKS);

    @AfterEach
    void close() {
        assertThat(topology.deadLetters().isEmpty()).as("no dead letters").isTrue();
        topology.close();
    }

    @Test
    void shouldListTasksNewestFirstThenById() {
        keep(task("b", "sum", TaskState.RUNNING, 5));
        keep(task("old", "mail", TaskState.FAILED, 0));
        keep(task("a", "mail", TaskState.RUNNING, 5));
        keep(Task.newBuilder(task("none", "place_order", TaskState.SUCCEEDED, 9))
                .setQueue(null)
                .build());

        assertThat(ids(ALL)).containsExactly("none", "a", "b", "old");
        assertThat(ids(scope(null, "mail", null))).containsExactly("a", "old");
        assertThat(ids(scope(TaskState.RUNNING, "mail", null))).containsExactly("a");
        assertThat(ids(scope(TaskState.FAILED, "mail", null))).containsExactly("old");
        assertThat(index()).as("all, by type, by state and type").hasSize(12);
    }

    @Test
    void shouldMoveTheEntriesAndTheCountWhenATaskGoesOn() {
        keep(task("a", "sum", TaskState.REQUESTED, 0));
        keep(task("b", "sum", TaskState.REQUESTED, 0));
        keep(task("a", "sum", TaskState.RUNNING, 0));
        keep(task("a", "sum", TaskState.RUNNING, 0));
        assertThat(counts()).containsExactlyEntriesOf(new TreeMap<>(Map.of("sum REQUESTED", 1L, "sum RUNNING", 1L)));

        keep(task("a", "sum", TaskState.SUCCEEDED, 0));
        keep(task("b", "sum", TaskState.SUCCEEDED, 0));

        assertThat(ids(scope(TaskState.REQUESTED, "sum", null))).isEmpty();
        assertThat(ids(scope(TaskState.RUNNING, "sum", TaskQueue.DEFAULT))).isEmpty();
        assertThat(ids(scope(TaskState.SUCCEEDED, "sum", null))).containsExactly("a", "b");
        assertThat(index()).hasSize(6);
        assertThat(counts()).containsExactlyEntriesOf(new TreeMap<>(Map.of("sum SUCCEEDED", 2L)));
    }

    /** A request may be read after its reports, and is more accurate on type and time. */
    @Test
    void shouldFollowWhatIsKnownBetterLater() {
        keep(task("a", "zzz", TaskState.RUNNING, 9));
        keep(task("a", "sum", TaskState.RUNNING, 3));

        assertThat(ids(scope(null, "zzz", null))).isEmpty();
        assertThat(index()).hasSize(3);
        assertThat(counts()).containsExactlyEntriesOf(new TreeMap<>(Map.of("sum RUNNING", 1L)));
    }

    /** It is the tasks' folder that has the counts: what is lost is lost with them. */
    @Test
    void shouldWriteNothingBesideTheStore() {
        keep(task("a", "sum", TaskState.RUNNING, 0));
        keep(task("a", "sum", TaskState.FAILED, 0));

        assertThat(topology.driver().producedTopicNames()).isEmpty();
        assertThat(topology.driver().getAllStateStores()).containsOnlyKeys(TaskViewStores.TASKS);
    }

    @Test
    void shouldForgetATaskThatIsTakenAway() {
        keep(task("a", "sum", TaskState.RUNNING, 0));

        tasks.pipeInput("a", null);
        tasks.pipeInput("never", null);

        assertThat(index()).isEmpty();
        assertThat(counts()).isEmpty();
    }

    @Test
    void shouldTakeTimesAsTheyAreMeant() {
        keep(task("five", "sum", TaskState.RUNNING, 5));
        keep(task("before-1970", "sum", TaskState.RUNNING, -2_000_000_000));
        keep(task("nine", "sum", TaskState.RUNNING, 9));

        assertThat(ids(ALL)).containsExactly("nine", "five", "before-1970");
        assertThat(ids(NOON.plusSeconds(5), null)).containsExactly("nine", "five");
        assertThat(ids(null, NOON.plusSeconds(9))).containsExactly("five", "before-1970");
        assertThat(ids(NOON.plusSeconds(5).plusNanos(1), NOON.plusSeconds(9).plusNanos(1)))
                .containsExactly("nine");
        assertThat(ids(Instant.MIN, Instant.MAX)).hasSize(3);
        Bytes key = index().getFirst();
        assertThat(TaskIndexKey.taskId(key)).isEqualTo("nine");
        assertThat(TaskIndexKey.requestedAt(key)).isEqualTo(NOON.plusSeconds(9));
        assertThat(keys(TaskIndexKey.after(ALL, NOON.plusSeconds(9), "nine"), TaskIndexKey.last(ALL, null)))
                .hasSize(2);
    }

    private void keep(Task task) {
        tasks.pipeInput(task.getTaskId(), task);
    }

    private static TaskScope scope(TaskState state, String type, TaskQueue queue) {
        return new TaskScope(Optional.ofNullable(state), Optional.ofNullable(type), Optional.ofNullable(queue));
    }

    private List<String> ids(TaskScope scope) {
        return ids(scope, null, null);
    }

    private List<String> ids(Instant from, Instant to) {
        return ids(ALL, from, to);
    }

    private List<String> ids(TaskScope scope, Instant from, Instant to) {
        return keys(TaskIndexKey.first(scope, to), TaskIndexKey.last(scope, from)).stream()
                .map(TaskIndexKey::taskId)
                .toList();
    }

    private List<Bytes> index() {
        return keys(SortedKey.derived().bytes(), TaskCountKey.first());
    }

    private Map<String, Long> counts() {
        KeyValueStore<Bytes, Long> counts = topology.driver().getKeyValueStore(TaskViewStores.TASKS);
        Map<String, Long> found = new TreeMap<>();
        keys(TaskCountKey.first(), TaskCountKey.last())
                .forEach(key -> found.put(TaskCountKey.type(key) + " " + TaskCountKey.state(key), counts.get(key)));
        return found;
    }

    private List<Bytes> keys(Bytes from, Bytes to) {
        KeyValueStore<Bytes, Object> entries = topology.driver().getKeyValueStore(TaskViewStores.TASKS);
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, Object> found = entries.range(from, to)) {
            found.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
