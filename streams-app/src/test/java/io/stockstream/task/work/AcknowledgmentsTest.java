package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AcknowledgmentsTest {

    private static final TopicPartition ONE = new TopicPartition("tasks.default", 1);
    private static final TopicPartition TWO = new TopicPartition("tasks.default", 2);

    private final Queue<Runnable> planned = new ArrayDeque<>();
    private final Acknowledgments acknowledgments = new Acknowledgments(planned::add);
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void shouldAcknowledgeTheLastOfEachPartitionAfterAMoment() {
        end(ONE, 4);
        end(ONE, 5);
        end(TWO, 9);
        assertThat(acknowledged).isEmpty();
        assertThat(planned).hasSize(1);

        planned.remove().run();

        assertThat(acknowledged).containsExactlyInAnyOrder("1@5", "2@9");
        end(ONE, 6);
        assertThat(planned).as("the next moment").hasSize(1);
        planned.remove().run();
        assertThat(acknowledged).containsExactlyInAnyOrder("1@5", "2@9", "1@6");
    }

    @Test
    void shouldAcknowledgeAtOnceWhatGoesToAnotherConsumer() {
        end(ONE, 4);
        end(TWO, 9);

        acknowledgments.flush(List.of(ONE));

        assertThat(acknowledged).containsExactly("1@4");
        planned.remove().run();
        assertThat(acknowledged).containsExactly("1@4", "2@9");
    }

    @Test
    void shouldAcknowledgeNothingOfAPartitionThatIsLost() {
        end(ONE, 4);

        acknowledgments.forget(List.of(ONE));
        planned.remove().run();

        assertThat(acknowledged).isEmpty();
    }

    private void end(TopicPartition partition, long offset) {
        acknowledgments
                .of(partition, () -> acknowledged.add(partition.partition() + "@" + offset))
                .acknowledge();
    }
}
