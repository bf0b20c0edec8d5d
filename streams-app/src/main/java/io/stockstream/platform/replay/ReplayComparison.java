package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Compares topics of decisions with their shadows. */
public final class ReplayComparison {

    private final Consumer<byte[], byte[]> consumer;
    private final AvroSerdes serdes;

    /** @param consumer reads committed records only; belongs to no group */
    public ReplayComparison(Consumer<byte[], byte[]> consumer, AvroSerdes serdes) {
        this.consumer = consumer;
        this.serdes = serdes;
    }

    /**
     * What came out, over all partitions.
     *
     * @param equal decisions that are the same, per key in the same order
     * @param different decisions that are not
     * @param missing decisions that the shadow does not have: made after the replay began, or not replayed yet
     * @param differences the first of each partition, for people
     */
    public record Result(long equal, long different, long missing, List<String> differences) {}

    /** Compares a topic with its shadow, content by content, whatever schemas both were written with. */
    public <V extends SpecificRecord> Result compare(Topic<String, V> topic, String shadow) {
        List<Comparison> all = new ArrayList<>();
        for (PartitionInfo info : consumer.partitionsFor(topic.name())) {
            Comparison comparison = new Comparison("%s partition %d".formatted(topic.name(), info.partition()));
            read(topic, new TopicPartition(topic.name(), info.partition()), comparison::original);
            read(topic, new TopicPartition(shadow, info.partition()), comparison::replayed);
            all.add(comparison);
        }
        return new Result(
                all.stream().mapToLong(Comparison::equal).sum(),
                all.stream().mapToLong(Comparison::different).sum(),
                all.stream().mapToLong(Comparison::missing).sum(),
                all.stream().flatMap(each -> each.differences().stream()).toList());
    }

    private interface Reader {
        void decision(String key, long offset, byte[] content);
    }

    private <V extends SpecificRecord> void read(Topic<String, V> topic, TopicPartition partition, Reader reader) {
        Deserializer<V> values = serdes.value(topic).deserializer();
        Serializer<V> contents = StateSerde.of(topic.valueType()).serializer();
        Deserializer<String> keys = topic.keySerde().deserializer();
        new PartitionReader(consumer)
                .read(
                        partition,
                        each -> reader.decision(
                                keys.deserialize(topic.name(), each.key()),
                                each.offset(),
                                contents.serialize(topic.name(), values.deserialize(topic.name(), each.value()))));
    }
}
