package io.stockstream.streams.runtime;

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
import org.junit.jupiter.api.Test;

class ProcessingProgressTest {

    private static final TopicPartition ORDERS = new TopicPartition("orders.orders", 3);

    private final ProcessingProgress progress = new ProcessingProgress();

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

    @Test
    void shouldKnowNothingOfATaskThatBeginsAnew() {
        fetch(12, 10, 11);
        process(10);
        progress.polling();
        process(11);

        progress.begin(new TaskId(1, 3));
        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(ProcessingProgress.UNKNOWN);
    }

    @Test
    void shouldNotBeMistakenAboutATaskThatGoesBack() {
        fetch(101, 100);
        process(100);
        progress.polling();
        progress.begin(new TaskId(1, 3));

        fetch(42, 40, 41);
        process(40);
        progress.polling();

        assertThat(progress.of(ORDERS)).isEqualTo(41);
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
        progress.finished(new RecordMetadata() {
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
