package io.stockstream.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LastRecordsTest {

    private static final TopicPartition SCRIPT = new TopicPartition("script", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @Test
    void shouldFindTheLastRecordBeforeMarkersOfTransactions() {
        partition(0, 40);
        poll(30, 35, 40);

        assertThat(new LastRecords(consumer).of(List.of("script"))).containsExactly(Map.entry(SCRIPT, 34L));
    }

    @Test
    void shouldLookFurtherBackWhenTheEndHasMarkersOnly() {
        partition(0, 40);
        poll(0, 0, 40);
        poll(0, 3, 40);

        assertThat(new LastRecords(consumer).of(List.of("script"))).containsExactly(Map.entry(SCRIPT, 2L));
    }

    @Test
    void shouldSayWhereThereIsNothing() {
        partition(0, 0);

        assertThat(new LastRecords(consumer).of(List.of("script"))).containsExactly(Map.entry(SCRIPT, -1L));
    }

    private void partition(long begin, long end) {
        Node[] none = {};
        consumer.updatePartitions("script", List.of(new PartitionInfo("script", 0, Node.noNode(), none, none)));
        consumer.updateBeginningOffsets(Map.of(SCRIPT, begin));
        consumer.updateEndOffsets(Map.of(SCRIPT, end));
    }

    /** One poll gives records, the next only finds that the rest holds none. */
    private void poll(long from, long to, long end) {
        consumer.schedulePollTask(() -> LongStream.range(from, to)
                .forEach(offset ->
                        consumer.addRecord(new ConsumerRecord<>("script", 0, offset, new byte[0], new byte[0]))));
        consumer.schedulePollTask(() -> consumer.seek(SCRIPT, end));
    }
}
