package io.stockstream.streams.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads one partition of a store, and answers only when this instance really has that partition, restored and active. */
public final class StoreReader {

    private final KafkaStreams streams;
    private final PartitionOwners owners;
    private final ReadBarrier barrier;
    private final HostInfo self;

    public StoreReader(KafkaStreams streams, PartitionOwners owners, ReadBarrier barrier, HostInfo self) {
        this.streams = streams;
        this.owners = owners;
        this.barrier = barrier;
        this.self = self;
    }

    /**
     * Looks a key up.
     *
     * @param fresh whether the answer has to show everything that is committed now
     * @return empty only when the key certainly does not exist
     * @throws OwnedElsewhereException when another instance has the partition
     * @throws StoreMovingException when nobody can answer at the moment
     */
    public <V> Optional<V> get(ViewStore store, int partition, String key, boolean fresh) {
        TopicPartition source = new TopicPartition(store.topic(), partition);
        if (fresh) {
            barrier.await(requireLocal(store, source));
        }
        V value = query(store, partition, KeyQuery.<String, V>withKey(key));
        if (value == null && !fresh) {
            barrier.await(source);
            value = query(store, partition, KeyQuery.<String, V>withKey(key));
        }
        return Optional.ofNullable(value);
    }

    /**
     * Lists keys of an index in the order of their bytes.
     *
     * @param from lowest key, inclusive
     * @param to highest key, inclusive
     * @param limit how many at most
     */
    public List<Bytes> keys(ViewStore store, int partition, Bytes from, Bytes to, int limit) {
        List<Bytes> keys = new ArrayList<>();
        RangeQuery<Bytes, byte[]> range = RangeQuery.withRange(from, to);
        try (KeyValueIterator<Bytes, byte[]> entries = query(store, partition, range)) {
            while (keys.size() < limit && entries.hasNext()) {
                keys.add(entries.next().key);
            }
        }
        return keys;
    }

    private TopicPartition requireLocal(ViewStore store, TopicPartition source) {
        Optional<HostInfo> owner = owners.of(store, source.partition());
        if (owner.isPresent() && !owner.get().equals(self)) {
            throw new OwnedElsewhereException(owner.get());
        }
        return source;
    }

    private <R> R query(ViewStore store, int partition, Query<R> query) {
        QueryResult<R> result = execute(store, partition, query);
        if (result != null && result.isSuccess()) {
            return result.getResult();
        }
        requireLocal(store, new TopicPartition(store.topic(), partition));
        throw new StoreMovingException("Store %s partition %d is moving or being restored: %s"
                .formatted(store.storeName(), partition, result == null ? "not here" : result.getFailureMessage()));
    }

    private <R> QueryResult<R> execute(ViewStore store, int partition, Query<R> query) {
        try {
            return streams.query(StateQueryRequest.inStore(store.storeName())
                            .withQuery(query)
                            .withPartitions(Set.of(partition))
                            .requireActive())
                    .getPartitionResults()
                    .get(partition);
        } catch (InvalidStateStoreException e) {
            return null;
        }
    }
}
