package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.view.SortedKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads one partition of a store, and answers only when this instance really has that partition, restored and active.
 */
public final class StoreReader {

    private final ReadableTopologies topologies;
    private final PartitionOwners owners;
    private final HostInfo self;

    public StoreReader(ReadableTopologies topologies, PartitionOwners owners, HostInfo self) {
        this.topologies = topologies;
        this.owners = owners;
        this.self = self;
    }

    /** Looks a text key up; see {@link #ask}. */
    public <V> Optional<V> get(ReadableStore store, int partition, String key, ReadMode mode) {
        return ask(store, new TopicPartition(store.topic(), partition), KeyQuery.<String, V>withKey(key), mode);
    }

    /** Looks up a row of a view by a text key; see {@link #ask}. */
    public <V> Optional<V> row(ReadableStore store, int partition, String key, ReadMode mode) {
        Bytes bytes = new SortedKey().last(key).bytes();
        return ask(store, new TopicPartition(store.topic(), partition), KeyQuery.<Bytes, V>withKey(bytes), mode);
    }

    /**
     * Asks for one value.
     *
     * @param source where the changes of the asked value stand; its partition is the store's
     * @return empty when it is not there, which {@code mode} may make sure of
     * @throws OwnedElsewhereException when another instance has the partition
     * @throws StoreMovingException when no owner can answer at the moment
     */
    public <R> Optional<R> ask(ReadableStore store, TopicPartition source, Query<R> question, ReadMode mode) {
        awaitNews(store, source, mode);
        R value = query(store, source.partition(), question);
        if (value == null && mode == ReadMode.SURE) {
            topologies.of(store).awaitCommitted(source);
            value = query(store, source.partition(), question);
        }
        return Optional.ofNullable(value);
    }

    /**
     * Lists items made from entries, in the order of their keys' bytes.
     *
     * @param from lowest key, inclusive
     * @param to highest key, inclusive
     * @param limit how many at most
     * @param item makes an item; empty for an entry to be skipped
     */
    public <V, T> List<T> list(
            ReadableStore store,
            int partition,
            Bytes from,
            Bytes to,
            int limit,
            Function<KeyValue<Bytes, V>, Optional<T>> item) {
        return list(store, partition, RangeQuery.withRange(from, to), limit, item);
    }

    private <V, T> List<T> list(
            ReadableStore store,
            int partition,
            RangeQuery<Bytes, V> range,
            int limit,
            Function<KeyValue<Bytes, V>, Optional<T>> item) {
        List<T> items = new ArrayList<>();
        if (limit > 0) {
            visit(store, partition, range, (KeyValue<Bytes, V> entry) -> {
                item.apply(entry).ifPresent(items::add);
                return items.size() < limit;
            });
        }
        return items;
    }

    /**
     * Shows entries in the order of their keys' bytes.
     *
     * @param visitor returns whether it wants another
     */
    public <V> void visit(ReadableStore store, int partition, KeyRange range, Predicate<KeyValue<Bytes, V>> visitor) {
        visit(store, partition, List.of(range), Comparator.naturalOrder(), visitor);
    }

    /**
     * Shows the entries of several ranges, merged.
     *
     * @param order of the keys; that of their bytes within each range
     * @param visitor returns whether it wants another
     */
    public <V> void visit(
            ReadableStore store,
            int partition,
            List<KeyRange> ranges,
            Comparator<Bytes> order,
            Predicate<KeyValue<Bytes, V>> visitor) {
        try (MergedEntries<V> entries = new MergedEntries<>(order)) {
            for (KeyRange range : ranges) {
                entries.add(query(store, partition, RangeQuery.<Bytes, V>withRange(range.from(), range.to())));
            }
            show(entries, visitor);
        } catch (InvalidStateStoreException e) {
            throw moved(store, partition, e);
        }
    }

    private <V> void visit(
            ReadableStore store, int partition, RangeQuery<Bytes, V> range, Predicate<KeyValue<Bytes, V>> visitor) {
        try (KeyValueIterator<Bytes, V> entries = query(store, partition, range)) {
            show(entries, visitor);
        } catch (InvalidStateStoreException e) {
            throw moved(store, partition, e);
        }
    }

    private static <V> void show(Iterator<KeyValue<Bytes, V>> entries, Predicate<KeyValue<Bytes, V>> visitor) {
        boolean more = true;
        while (more && entries.hasNext()) {
            more = visitor.test(entries.next());
        }
    }

    private static StoreMovingException moved(ReadableStore store, int partition, InvalidStateStoreException reason) {
        return new StoreMovingException("Store %s partition %d moved away while it was read: %s"
                .formatted(store.storeName(), partition, reason.getMessage()));
    }

    /**
     * Lists as above, with the requested certainty: a page without entries counts as "not there".
     *
     * @param source where the changes of the asked entries stand; its partition is the store's
     */
    public <V, T> List<T> list(
            ReadableStore store,
            TopicPartition source,
            ReadMode mode,
            Bytes from,
            Bytes to,
            int limit,
            Function<KeyValue<Bytes, V>, Optional<T>> item) {
        awaitNews(store, source, mode);
        List<T> items = list(store, source.partition(), from, to, limit, item);
        if (items.isEmpty() && mode == ReadMode.SURE) {
            topologies.of(store).awaitCommitted(source);
            items = list(store, source.partition(), from, to, limit, item);
        }
        return items;
    }

    /**
     * Looks for the entry with the highest key of a range.
     *
     * @param from lowest key, inclusive
     * @param to highest key, inclusive
     * @return empty when there is none in this instance now
     */
    public <V> Optional<V> last(ReadableStore store, int partition, Bytes from, Bytes to) {
        return list(
                        store,
                        partition,
                        RangeQuery.<Bytes, V>withRange(from, to).withDescendingKeys(),
                        1,
                        (KeyValue<Bytes, V> entry) -> Optional.of(entry.value))
                .stream()
                .findFirst();
    }

    /**
     * Waits until everything is in the store that was committed when the question was asked; {@link ReadMode} for what
     * several topics feed.
     *
     * @param source one of the topics, and the partition
     */
    public void awaitCommitted(ReadableStore store, TopicPartition source) {
        awaitNews(store, source, ReadMode.FRESH);
    }

    /** The store's partitions that are active here and restored. */
    public Set<Integer> active(ReadableStore store) {
        // Any question will do: the answer is who can be asked.
        Query<byte[]> anything = KeyQuery.<Bytes, byte[]>withKey(Bytes.wrap(new byte[0]));
        try {
            return topologies
                    .of(store)
                    .query(StateQueryRequest.inStore(store.storeName())
                            .withQuery(anything)
                            .requireActive())
                    .getPartitionResults()
                    .entrySet()
                    .stream()
                    .filter(partition -> partition.getValue().isSuccess())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (InvalidStateStoreException e) {
            return Set.of();
        }
    }

    private void awaitNews(ReadableStore store, TopicPartition source, ReadMode mode) {
        switch (mode) {
            case FRESH -> {
                requireLocal(store, source.partition());
                topologies.of(store).awaitCommitted(source);
            }
            case WRITTEN -> {
                requireLocal(store, source.partition());
                topologies.of(store).awaitWritten(source);
            }
            case SURE, AT_ONCE -> {}
        }
    }

    private void requireLocal(ReadableStore store, int partition) {
        Optional<HostInfo> owner = owners.of(store, partition);
        if (owner.isPresent() && !owner.get().equals(self)) {
            throw new OwnedElsewhereException(owner.get());
        }
    }

    private <R> R query(ReadableStore store, int partition, Query<R> query) {
        QueryResult<R> result = execute(store, partition, query);
        if (result != null && result.isSuccess()) {
            return result.getResult();
        }
        requireLocal(store, partition);
        topologies.of(store).whyDown().ifPresent(reason -> {
            throw new StoreMovingException(
                    "Topology %s is down and is tried again by itself. %s".formatted(store.topology(), reason));
        });
        throw new StoreMovingException("Store %s partition %d is moving or being restored: %s"
                .formatted(store.storeName(), partition, result == null ? "not here" : result.getFailureMessage()));
    }

    private <R> QueryResult<R> execute(ReadableStore store, int partition, Query<R> query) {
        try {
            return topologies
                    .of(store)
                    .query(StateQueryRequest.inStore(store.storeName())
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
