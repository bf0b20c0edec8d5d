package io.stockstream.platform.view;

import io.stockstream.platform.runtime.FailureKind;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.platform.runtime.LetterLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the function of a view to records that are restored. What processing has given up has its dead letter, and is
 * passed over here; for what may be read later, such as the schemas of a registry that is away, the restore fails and
 * is tried again. So does it when the function fails on more records than processing would give up: a view that lacks
 * them would answer that they never were.
 */
final class ViewRestore<V, R> {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRestore.class);

    /** What processing gives up by default. */
    private static final LetterLimits LIMITS = LetterLimits.DEFAULT;

    private final Deserializer<Received<V>> values;
    private final ViewFunction<V, R> function;
    private final Serde<Object> entries;
    /** Of all partitions that are restored in this process. */
    private final AtomicLong seen = new AtomicLong();

    private final AtomicLong failed = new AtomicLong();

    /**
     * @param values reads the records
     * @param entries reads and writes what the store keeps
     */
    ViewRestore(Deserializer<Received<V>> values, ViewFunction<V, R> function, Serde<Object> entries) {
        this.values = values;
        this.function = function;
        this.entries = entries;
    }

    /**
     * The changes of the store's entries that records make together.
     *
     * @param records of one partition, in their order
     * @return as records of a changelog that ends where these records end
     */
    List<ConsumerRecord<byte[], byte[]>> changes(
            Collection<ConsumerRecord<byte[], byte[]>> records, KeyValueStore<Bytes, byte[]> store) {
        ViewEntries<R> all = new ViewEntries<>(new Stored(store, entries.deserializer()));
        ConsumerRecord<byte[], byte[]> last = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            seen.incrementAndGet();
            changes(record, all).ifPresent(all::take);
            last = record;
        }
        List<ConsumerRecord<byte[], byte[]>> changes = new ArrayList<>();
        for (KeyValue<Bytes, Object> change : all.changes()) {
            changes.add(new ConsumerRecord<>(
                    last.topic(),
                    last.partition(),
                    last.offset(),
                    change.key.get(),
                    entries.serializer().serialize(last.topic(), change.value)));
        }
        return changes;
    }

    /** Empty for a record that processing has given up. */
    private Optional<ViewEntries<R>> changes(ConsumerRecord<byte[], byte[]> record, ViewEntries<R> stored) {
        Received<V> received;
        try {
            received = values.deserialize(record.topic(), record.headers(), record.value());
        } catch (RuntimeException e) {
            return passOver(record, FailureKind.ofReading(e), e);
        }
        try {
            ViewEntries<R> changes = new ViewEntries<>(stored);
            function.apply(new ViewRecord<>(origin(record), Bytes.wrap(record.key()), received), changes);
            return Optional.of(changes);
        } catch (RuntimeException e) {
            return passOver(record, FailureKind.of(e), e);
        }
    }

    private <T> Optional<T> passOver(ConsumerRecord<?, ?> record, FailureKind kind, RuntimeException failure) {
        if (!kind.endsInADeadLetter()) {
            throw failure;
        }
        if (kind == FailureKind.UNFORESEEN) {
            long failures = failed.incrementAndGet();
            if (failures > LIMITS.most() && failures > seen.get() * LIMITS.share()) {
                throw failure;
            }
            LOG.error(
                    "{} {} at offset {} is missing from the restored view: this release fails on it, which is a defect to report. If no dead letter names the record, an older release could read it: restore the view with that one",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure);
        } else {
            LOG.warn(
                    "{} {} at offset {} is not restored, it is among the dead letters: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure.toString());
        }
        return Optional.empty();
    }

    private static InputOrigin origin(ConsumerRecord<?, ?> record) {
        return new InputOrigin(
                record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
    }

    /** The entries of a store below its serdes. */
    private record Stored(KeyValueStore<Bytes, byte[]> store, Deserializer<Object> entries) implements StoredEntries {

        @Override
        public Object get(Bytes key) {
            return entries.deserialize(store.name(), store.get(key));
        }

        @Override
        public Collection<Bytes> keys(Bytes from, Bytes to) {
            return StoredEntries.keys(store.range(from, to));
        }
    }
}
