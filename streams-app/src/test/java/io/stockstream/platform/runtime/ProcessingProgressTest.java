package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProcessingProgressTest {

    private static final TopicPartition ORDERS = new TopicPartition("orders.orders", 3);

    private static final TaskId TASK = new TaskId(1, 3);

    private final ProcessingProgress progress = new ProcessingProgress();

    @BeforeEach
    void begin() {
        progress.begin(TASK);
    }

    @Test
    void shouldStepOverMarkersWhenEverythingBeforeThemIsProcessed() {
        fetch(12, 10, 11);
        process(10);
        process(11);

        assertThat(progress.of(ORDERS)).isEqualTo(ProcessingProgress.UNKNOWN);
        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(12);
        fetch(13);
        assertThat(progress.of(ORDERS)).isEqualTo(13);
    }

    @Test
    void shouldNotStepOverWhatIsFetchedAndNotProcessed() {
        fetch(21, 10, 11, 19);
        process(10);
        progress.polling();
        fetch(22);

        assertThat(progress.of(ORDERS)).isEqualTo(11);
    }

    /** The same record goes through several processors; the first of them says nothing about the others. */
    @Test
    void shouldCountARecordOnlyWhenTheThreadAsksForMore() {
        fetch(11, 10);
        process(10);
        progress.polling();
        fetch(12, 11);

        process(11);

        assertThat(progress.of(ORDERS)).isEqualTo(11);
    }

    /** Only what is processed ends a wait early; whoever looked before it happened does not wait at all. */
    @Test
    @Timeout(30)
    void shouldWakeWhoeverWaitsForTheNextStep() throws Exception {
        long seen = progress.steps();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                progress.awaitStep(seen, Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        fetch(11, 10);
        process(10);
        progress.polling();

        waiting.join();
        progress.awaitStep(seen, Long.MAX_VALUE);
        assertThat(progress.steps()).isGreaterThan(seen);
    }

    @Test
    void shouldKnowNothingOfATaskThatBeginsAnew() {
        fetch(12, 10, 11);
        process(10);
        progress.polling();
        process(11);

        progress.begin(TASK);
        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(ProcessingProgress.UNKNOWN);
    }

    @Test
    void shouldNotBeMistakenAboutATaskThatGoesBack() {
        fetch(101, 100);
        process(100);
        progress.polling();
        progress.begin(TASK);

        fetch(42, 40, 41);
        process(40);
        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(41);
    }

    /** It was too slow and lost the task, whose work was rolled back, and learns that only when it asks for records. */
    @Test
    void shouldNotBelieveAThreadThatHasLostTheTask() throws InterruptedException {
        fetch(101, 100);
        process(100);
        Thread heir = Thread.ofPlatform().start(() -> {
            progress.begin(TASK);
            fetch(42, 40, 41);
        });
        heir.join();

        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(ProcessingProgress.UNKNOWN);
    }

    private void fetch(long next, long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = LongStream.of(offsets)
                .mapToObj(offset ->
                        new ConsumerRecord<>(ORDERS.topic(), ORDERS.partition(), offset, new byte[0], new byte[0]))
                .toList();
        progress.polled(new ConsumerRecords<>(
                records.isEmpty() ? Map.of() : Map.of(ORDERS, records), Map.of(ORDERS, new OffsetAndMetadata(next))));
    }

    private void process(long offset) {
        progress.finished(TASK, new RecordMetadata() {
            @Override
            public String topic() {
                return ORDERS.topic();
            }

            @Override
            public int partition() {
                return ORDERS.partition();
            }

            @Override
            public long offset() {
                return offset;
            }
        });
    }
}
