package io.stockstream.platform.view;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The topic of a view as tests write it: one partition, with a registry of its own. */
final class ViewLog<V extends SpecificRecord> {

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final Topic<?, V> topic;
    private final Serializer<V> values;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    ViewLog(Topic<?, V> topic) {
        this.topic = topic;
        this.values = serdes.value(topic).serializer();
    }

    AvroSerdes serdes() {
        return serdes;
    }

    /** Appends a value; {@code null} is a tombstone. */
    ViewLog<V> add(String key, V valueOrNull) {
        return addRaw(key, values.serialize(topic.name(), valueOrNull));
    }

    ViewLog<V> addRaw(String key, byte[] valueOrNull) {
        records.add(HeldView.record(topic, records.size(), key, valueOrNull));
        return this;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    /**
     * The records before an offset, after compaction: it has got to an offset, and what it has passed is there only if
     * it is the last of its key among the records that it knew. Last tombstones are gone, or not yet.
     */
    List<ConsumerRecord<byte[], byte[]>> compacted(int end, int known, int passed, boolean tombstones) {
        return records.subList(0, end).stream()
                .filter(record ->
                        record.offset() >= passed || (isLast(record, known) && (tombstones || record.value() != null)))
                .toList();
    }

    private boolean isLast(ConsumerRecord<byte[], byte[]> record, int known) {
        return records.subList((int) record.offset() + 1, known).stream()
                .noneMatch(later -> Arrays.equals(later.key(), record.key()));
    }
}
