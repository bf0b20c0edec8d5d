package io.stockstream.platform.store;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.ResultOrder;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Answers key and range queries from the stores themselves, not through {@link KafkaStreams#query}. In Kafka 4.2 that
 * method locks a store's position and then the store, while a write locks the store and then its position: a read
 * beside a write can stop a stream thread for ever (KAFKA-19629).
 */
final class DirectReads {

    private final KafkaStreams streams;

    DirectReads(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Whether this can answer; versioned stores lock in one order, and can only be asked through Kafka Streams. */
    static boolean canAnswer(Query<?> query) {
        return query instanceof KeyQuery || query instanceof RangeQuery;
    }

    /** Answers from active stores only. */
    <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        StateQueryResult<R> result = new StateQueryResult<>();
        for (int partition : request.isAllPartitions() ? localPartitions() : request.getPartitions()) {
            result.addResult(partition, read(request, partition));
        }
        return result;
    }

    private <R> QueryResult<R> read(StateQueryRequest<R> request, int partition) {
        try {
            ReadOnlyKeyValueStore<Object, Object> store = streams.store(
                    StoreQueryParameters.fromNameAndType(request.getStoreName(), QueryableStoreTypes.keyValueStore())
                            .withPartition(partition));
            return QueryResult.forResult(answer(store, request.getQuery()));
        } catch (InvalidStateStoreException e) {
            return QueryResult.forFailure(FailureReason.NOT_ACTIVE, e.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // A query names the type of its result, and these two name the store's own types.
    private static <R> R answer(ReadOnlyKeyValueStore<Object, Object> store, Query<R> query) {
        return switch (query) {
            case KeyQuery<?, ?> key -> (R) store.get(key.getKey());
            case RangeQuery<?, ?> range -> (R) range(store, range);
            default -> throw new IllegalArgumentException("No direct read answers " + query.getClass());
        };
    }

    private static KeyValueIterator<Object, Object> range(
            ReadOnlyKeyValueStore<Object, Object> store, RangeQuery<?, ?> range) {
        Object from = range.getLowerBound().map(Object.class::cast).orElse(null);
        Object to = range.getUpperBound().map(Object.class::cast).orElse(null);
        boolean descending = range.resultOrder() == ResultOrder.DESCENDING;
        Object first = descending ? to : from;
        Object last = descending ? from : to;
        if (first == null && last != null) {
            // A transactional store in RocksDB would read on behind the end (ADR 63).
            throw new IllegalArgumentException("A range that ends at %s has to say where it begins".formatted(last));
        }
        return descending ? store.reverseRange(from, to) : store.range(from, to);
    }

    private Set<Integer> localPartitions() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(task -> task.taskId().partition())
                .collect(Collectors.toUnmodifiableSet());
    }
}
