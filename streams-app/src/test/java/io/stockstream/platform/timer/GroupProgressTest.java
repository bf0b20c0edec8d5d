package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.failure.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupProgressTest {

    private static final TopicPartition FIRST = new TopicPartition("questions", 0);
    private static final TopicPartition SECOND = new TopicPartition("questions", 1);

    private final TestClock clock = new TestClock();
    private final MockConsumer<byte[], byte[]> log = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final Deque<Map<TopicPartition, Long>> committed = new ArrayDeque<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final GroupOffsets offsets = new GroupOffsets() {
        @Override
        public Map<TopicPartition, Long> committed(String group) {
            assertThat(group).isEqualTo("readers");
            return committed.size() > 1 ? committed.remove() : committed.getFirst();
        }

        @Override
        public Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
            assertThat(partitions).containsExactly(FIRST, SECOND);
            return ends;
        }
    };
    private final GroupProgress progress =
            new GroupProgress("readers", offsets, log, topic -> 2, Duration.ofSeconds(2), clock);

    @BeforeEach
    void end() {
        ends.put(FIRST, 10L);
        ends.put(SECOND, 0L);
    }

    @AfterEach
    void close() {
        progress.close();
        assertThat(log.closed()).isTrue();
    }

    @Test
    void shouldBeThroughWhenAllIsCommitted() throws InterruptedException {
        committed.add(Map.of(FIRST, 10L));

        assertThat(progress.isThrough("questions")).isTrue();
        assertThat(progress.isIdle("questions")).isTrue();
    }

    @Test
    void shouldBeThroughWhenOnlyAMarkerIsNotCommitted() throws InterruptedException {
        committed.add(Map.of(FIRST, 9L));
        log.schedulePollTask(() -> log.seek(FIRST, 10));

        assertThat(progress.isThrough("questions")).isTrue();
    }

    @Test
    void shouldNotBeIdleWhenARecordIsNotCommitted() throws InterruptedException {
        committed.add(Map.of(FIRST, 8L));
        log.schedulePollTask(this::record);

        assertThat(progress.isIdle("questions")).isFalse();
    }

    @Test
    void shouldWaitUntilTheTopologyHasReadIt() throws InterruptedException {
        committed.add(Map.of(FIRST, 8L));
        committed.add(Map.of(FIRST, 10L));
        log.schedulePollTask(this::record);

        assertThat(progress.isThrough("questions")).isTrue();
    }

    @Test
    void shouldGiveUpWhenTheTopologyDoesNotReadIt() throws InterruptedException {
        committed.add(Map.of(FIRST, 8L));
        log.schedulePollTask(() -> {
            record();
            clock.advance(Duration.ofSeconds(3));
        });

        assertThat(progress.isThrough("questions")).isFalse();
    }

    @Test
    void shouldGiveUpWhenATransactionStaysOpen() throws InterruptedException {
        committed.add(Map.of(FIRST, 8L));
        log.schedulePollTask(() -> clock.advance(Duration.ofSeconds(3)));

        assertThat(progress.isThrough("questions")).isFalse();
    }

    private void record() {
        log.addRecord(new ConsumerRecord<>("questions", 0, 8L, new byte[0], new byte[0]));
    }
}
