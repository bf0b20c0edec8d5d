package io.stockstream.simulation.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Bytes;

/** The changelog of a store: the newest value of each key, and all of them for a versioned store. */
public final class StoreContents {

    private final NavigableMap<Bytes, byte[]> newest = new TreeMap<>();
    private final List<LogRecord> all = new ArrayList<>();

    void apply(LogRecord change) {
        Bytes key = Bytes.wrap(change.key());
        if (change.value() == null) {
            newest.remove(key);
        } else {
            newest.put(key, change.value());
        }
        all.add(change);
    }

    /** The newest value of each key that has one. */
    public NavigableMap<Bytes, byte[]> newest() {
        return newest;
    }

    /** Every change, the oldest first. */
    List<LogRecord> all() {
        return all;
    }

    /** Every change as a record of the topic that it came from: all of its records are here. */
    List<ConsumerRecord<byte[], byte[]>> records(TopicPartition from) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(all.size());
        for (LogRecord record : all) {
            records.add(new ConsumerRecord<>(
                    from.topic(),
                    from.partition(),
                    records.size(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.headers().toArray()),
                    Optional.empty()));
        }
        return records;
    }
}
