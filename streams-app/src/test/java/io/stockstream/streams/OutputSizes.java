package io.stockstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.RecordSizes;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.test.TestRecord;

/** Sizes of everything that topologies wrote to their topics and changelogs, in bytes as Kafka counts them. */
public final class OutputSizes {

    /** Margin below a topic's limit for facts written by this system; their rules keep them below it. */
    private static final int LARGEST_FACT = RecordSizes.FACT / 10 * 9;

    private final TopicCatalogue catalogue = TopicCatalogue.bundled();
    private final Map<String, Integer> largest = new HashMap<>();

    /** Reads everything the topology wrote and checks that it fits with margin. */
    public OutputSizes add(TopologyDriver topology) {
        for (String topic : topology.driver().producedTopicNames()) {
            topology.driver()
                    .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(written -> add(topic, written));
        }
        return this;
    }

    private void add(String topic, TestRecord<byte[], byte[]> written) {
        int size = AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                written.key(),
                written.value(),
                written.headers().toArray());
        boolean fact = catalogue
                .find(topic)
                .filter(spec -> spec.kind() == TopicKind.FACT)
                .isPresent();
        assertThat(size)
                .as("bytes of a record on %s", topic)
                .isLessThan(fact ? LARGEST_FACT : RecordSizes.LARGEST_CONCLUSION);
        largest.merge(topic, size, Math::max);
    }

    /** The largest record on the topic; fails when there is none. */
    public int largestOn(String topic) {
        assertThat(largest).containsKey(topic);
        return largest.get(topic);
    }

    /** The largest record on the changelog of the store. */
    public int largestIn(String application, String store) {
        return largestOn("stockstream-%s-%s-changelog".formatted(application, store));
    }
}
