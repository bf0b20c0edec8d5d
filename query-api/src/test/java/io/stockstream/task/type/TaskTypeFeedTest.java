package io.stockstream.task.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.task.TaskType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskTypeFeedTest {

    private final AvroSerdes serdes = new AvroSerdes("mock://task-types");
    private final TaskTypes types = new TaskTypes();
    private final FakeTaskTypes first = new FakeTaskTypes(serdes, 2);
    private final FakeTaskTypes second = new FakeTaskTypes(serdes, 1);
    private final Queue<FakeTaskTypes> consumers = new ConcurrentLinkedQueue<>();
    private final TaskTypeFeed feed = new TaskTypeFeed(consumers::remove, serdes, types);

    private static TaskType named(String type) {
        return TaskType.newBuilder(FakeTaskTypes.SUM).setType(type).build();
    }

    private void start() {
        consumers.add(first);
        consumers.add(second);
        feed.start();
        first.awaitAssigned();
    }

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void shouldNotTellBeforeItHasReadAllOnce() {
        start();
        first.write("a", named("a"));
        ApiException refused = catchThrowableOfType(ApiException.class, types::all);
        first.write("b", named("b"));

        assertThat(refused.code()).isEqualTo(ProblemCode.TASK_TYPES_UNAVAILABLE);
        await().until(types::isComplete);
        assertThat(types.all()).extracting(known -> known.told().getType()).containsExactly("a", "b");
    }

    @Test
    void shouldFollowChangesAndRemovalsAndPassOverWhatIsWrong() {
        start();
        first.write("a", named("a"));
        first.write("b", named("b"));
        first.writeBytes("c", new byte[] {9, 9});
        first.write("d", TaskType.newBuilder(named("d")).setPayloadSchema("{").build());
        first.write("a", null);
        first.write("e", named("e"));

        await().until(() -> types.isComplete() && types.find("e").isPresent());
        assertThat(types.all()).extracting(known -> known.told().getType()).containsExactly("b", "e");
        assertThat(types.find("a")).isEmpty();
    }

    @Test
    void shouldKeepTheLastKnownThroughAnOutage() {
        start();
        first.write("a", named("a"));
        first.write("b", named("b"));
        await().until(types::isComplete);
        first.setPollException(new KafkaException("away"));
        second.awaitAssigned();

        assertThat(types.find("b")).isPresent();

        second.write("a", named("a"));
        await().until(() -> types.find("b").isEmpty());
        assertThat(types.find("a")).isPresent();
    }
}
