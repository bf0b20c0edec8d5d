package io.stockstream.platform.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The store of a view: rows and what is derived from them in one store, so one commit, one checkpoint and one restore
 * cover both. It is restored from the topic of the view by the view's function. Everything else is up to the store
 * inside, which also writes what is restored, in its own way.
 *
 * <p>{@link RecordBatchingStateRestoreCallback} is internal to Kafka Streams: the public callbacks know neither the
 * offsets nor the topic of a record, which decisions are kept with. Every store of Kafka's brings such a callback; one
 * that does not is a {@link ClassCastException} when a task starts. {@code ViewStoreTest} guards it.
 */
public final class ViewStore implements KeyValueStore<Bytes, byte[]> {

    /** What is decoded together: a batch of a restore may be 50 MB, and several times as much when decoded. */
    private static final int PART_BYTES = 1024 * 1024;

    private final KeyValueStore<Bytes, byte[]> inner;
    private final ViewRestore<?, ?> restore;
    private RecordBatchingStateRestoreCallback writing;

    ViewStore(KeyValueStore<Bytes, byte[]> inner, ViewRestore<?, ?> restore) {
        this.inner = inner;
        this.restore = restore;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        inner.init(
                new RestoringContext(context, callback -> {
                    writing = (RecordBatchingStateRestoreCallback) callback;
                    return (RecordBatchingStateRestoreCallback) this::restore;
                }),
                root);
    }

    /** Restores records of one partition of the view's topic, in their order. */
    public void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> part = new ArrayList<>();
        int bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            part.add(record);
            bytes += record.value() == null ? 0 : record.value().length;
            if (bytes >= PART_BYTES) {
                write(part);
                part.clear();
                bytes = 0;
            }
        }
        write(part);
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> part) {
        List<ConsumerRecord<byte[], byte[]>> changes = restore.changes(part, inner);
        if (!changes.isEmpty()) {
            writing.restoreBatch(changes);
        }
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public boolean persistent() {
        return inner.persistent();
    }

    @Override
    public boolean isOpen() {
        return inner.isOpen();
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        inner.commit(offsets);
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return inner.committedOffset(partition);
    }

    @Override
    @SuppressWarnings("deprecation") // Without it Kafka would keep the offsets in a file, apart from the entries.
    public boolean managesOffsets() {
        return inner.managesOffsets();
    }

    @Override
    public long approximateNumUncommittedBytes() {
        return inner.approximateNumUncommittedBytes();
    }

    @Override
    public long approximateNumEntries() {
        return inner.approximateNumEntries();
    }

    @Override
    public Position getPosition() {
        return inner.getPosition();
    }

    @Override
    public <T> QueryResult<T> query(Query<T> query, PositionBound bound, QueryConfig config) {
        return inner.query(query, bound, config);
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> readOnly(IsolationLevel isolation) {
        return inner.readOnly(isolation);
    }

    @Override
    public byte[] get(Bytes key) {
        return inner.get(key);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        inner.put(key, value);
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        return inner.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        inner.putAll(entries);
    }

    @Override
    public byte[] delete(Bytes key) {
        return inner.delete(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return inner.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return inner.reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return inner.all();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return inner.reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        return inner.prefixScan(prefix, serializer);
    }
}
