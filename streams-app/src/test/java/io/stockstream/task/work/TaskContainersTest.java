package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

class TaskContainersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OTHERS = 50;
    private static final TopicPartition PARTITION = new TopicPartition("tasks.priority", 3);

    private final AtomicInteger polls = new AtomicInteger();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            polls.incrementAndGet();
            // As a real one does when there is nothing.
            LockSupport.parkNanos(1_000_000);
            return super.poll(timeout);
        }
    };
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger others = new AtomicInteger();
    private final WorkerFixture fixture = new WorkerFixture(
            new FakeHandler("mail", work -> {
                if (work.taskId().equals("slow")) {
                    begun.countDown();
                    mayEnd.await();
                } else {
                    others.incrementAndGet();
                }
                return null;
            }),
            pause -> {},
            new FakeLedgers());

    /** The purpose of lanes: slow work affects neither group membership nor later records, and nothing is lost. */
    @Test
    void shouldGoOnWithOthersWhileOneTaskHangsAndCommitBehindIt() throws Exception {
        ConcurrentMessageListenerContainer<byte[], byte[]> container = container(2);

        container.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            await().atMost(LIMIT).until(() -> others.get() == OTHERS);
            int before = polls.get();
            await().atMost(LIMIT).until(() -> polls.get() > before + 5);
            assertThat(committed()).as("a crash now must not lose the slow one").isZero();

            mayEnd.countDown();
            await().atMost(LIMIT).until(() -> committed() == OTHERS + 1);
        } finally {
            container.stop();
        }
        assertThat(fixture.reports())
                .filteredOn(report -> report.getState() == TaskState.SUCCEEDED)
                .hasSize(OTHERS + 1);
    }

    /** Two tasks hang and there are two places: records that cannot be worked on are not read into memory. */
    @Test
    void shouldStopReadingWhenThereIsNoRoom() throws Exception {
        ConcurrentMessageListenerContainer<byte[], byte[]> container = container(1);

        container.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            await().atMost(LIMIT).until(() -> consumer.paused().contains(PARTITION));
            assertThat(consumer.position(PARTITION)).isLessThan(OTHERS);
            assertThat(others).hasValue(0);

            mayEnd.countDown();
            await().atMost(LIMIT).until(() -> committed() == OTHERS + 1);
        } finally {
            container.stop();
        }
        assertThat(others).hasValue(OTHERS);
    }

    /** Of the consumer that is given the slow task first. */
    private ConcurrentMessageListenerContainer<byte[], byte[]> container(int places) {
        consumer.setMaxPollRecords(1);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> assign("slow", OTHERS));
        Lane lane = new Lane(places, OrderPressure.NONE, Thread::sleep);
        return new TaskContainers(new OneConsumer(consumer))
                .of(QueueTopics.PRIORITY, new TaskListener(fixture.worker, lane, Acknowledgments.gathered()));
    }

    private void assign(String first, int others) {
        consumer.rebalance(List.of(PARTITION));
        for (int offset = 0; offset <= others; offset++) {
            TaskRequested request = TaskRequested.newBuilder(WorkerFixture.request())
                    .setTaskId(offset == 0 ? first : "task-" + offset)
                    .build();
            consumer.addRecord(fixture.record(request, offset));
        }
    }

    private long committed() {
        OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return offset == null ? 0 : offset.offset();
    }

    private static final class OneConsumer extends DefaultKafkaConsumerFactory<byte[], byte[]> {

        private final Consumer<byte[], byte[]> consumer;

        OneConsumer(Consumer<byte[], byte[]> consumer) {
            super(Map.of("enable.auto.commit", false, "group.id", "g"));
            this.consumer = consumer;
        }

        @Override
        protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> config) {
            return consumer;
        }
    }
}
