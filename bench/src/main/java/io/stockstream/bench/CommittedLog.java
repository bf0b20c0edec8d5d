package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;

/** Reads the committed part of whole topics. Not thread-safe. */
final class CommittedLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    CommittedLog(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Names of all topics, changelogs included. */
    Set<String> topics() {
        return consumer.listTopics().keySet();
    }

    List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * Whether no record lies beyond what was read. The end offsets alone do not tell: markers of transactions have
     * offsets too.
     *
     * @param read next offset to be read, by partition; partitions that are missing here have not been read at all
     */
    boolean isReadUp(Map<TopicPartition, Long> read) {
        List<TopicPartition> all = read.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        return poll(all, read, record -> false);
    }

    /**
     * What the records of a topic leave under each key, by partition: the newest value; nothing where that is a
     * tombstone.
     */
    Map<Integer, NavigableMap<Bytes, byte[]>> newest(String topic) {
        Map<Integer, NavigableMap<Bytes, byte[]>> newest = new TreeMap<>();
        List<TopicPartition> all = partitions(topic);
        all.forEach(partition -> newest.put(partition.partition(), new TreeMap<>()));
        poll(all, Map.of(), record -> {
            Bytes key = Bytes.wrap(record.key());
            if (record.value() == null) {
                newest.get(record.partition()).remove(key);
            } else {
                newest.get(record.partition()).put(key, record.value());
            }
            return true;
        });
        return newest;
    }

    /** Passes all records of a topic, those of a partition in their order. */
    <V extends SpecificRecord> void read(
            Topic<String, V> topic, AvroSerdes serdes, Consumer<ConsumerRecord<String, V>> action) {
        Deserializer<String> keys = topic.keySerde().deserializer();
        Deserializer<V> values = serdes.value(topic).deserializer();
        poll(partitions(topic.name()), Map.of(), record -> {
            action.accept(new ConsumerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    keys.deserialize(topic.name(), record.key()),
                    values.deserialize(topic.name(), record.value())));
            return true;
        });
    }

    /**
     * Hands over everything committed so far.
     *
     * @param from where to begin; a partition that is missing is read from its beginning
     * @param wanted takes a record; whether to go on
     * @return whether the end was reached
     */
    private boolean poll(
            List<TopicPartition> all,
            Map<TopicPartition, Long> from,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        from.forEach(consumer::seek);
        while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!wanted.test(record)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** For readers that do more than this; not to be closed. */
    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
