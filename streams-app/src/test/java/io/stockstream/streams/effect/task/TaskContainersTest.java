package io.stockstream.streams.effect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

class TaskContainersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
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
    private final AtomicInteger calls = new AtomicInteger();
    private final WorkerFixture fixture = new WorkerFixture(work -> {
        calls.incrementAndGet();
        begun.countDown();
        mayEnd.await();
        return null;
    });

    /** The heart of long work: the member stays in its group, because it polls, and takes nothing else meanwhile. */
    @Test
    void shouldPollOnWhileWorkIsUnderWayAndCommitAfterIt() throws Exception {
        TaskContainers containers = new TaskContainers(new OneConsumer(consumer));
        List<ConcurrentMessageListenerContainer<byte[], byte[]>> all =
                containers.of(QueueTopics.PRIORITY, 1, new TaskListener(fixture.worker));
        assertThat(all).hasSize(5);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = all.getFirst();
        consumer.setMaxPollRecords(1);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(this::assign);

        container.start();
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            int before = polls.get();
            await().atMost(LIMIT).until(() -> polls.get() > before + 5);
            assertThat(committed()).isZero();
            assertThat(calls).hasValue(1);

            mayEnd.countDown();
            await().atMost(LIMIT).until(() -> committed() == 2);
        } finally {
            container.stop();
        }
        assertThat(calls).as("the second record is the same task").hasValue(1);
        assertThat(fixture.reports()).hasSize(3);
    }

    private void assign() {
        consumer.rebalance(List.of(PARTITION));
        for (int offset = 0; offset < 2; offset++) {
            ConsumerRecord<byte[], byte[]> record = fixture.record(WorkerFixture.request());
            consumer.addRecord(new ConsumerRecord<>(
                    PARTITION.topic(), PARTITION.partition(), offset, record.key(), record.value()));
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
