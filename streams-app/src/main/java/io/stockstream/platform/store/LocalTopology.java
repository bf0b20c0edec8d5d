package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopologyFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;

/**
 * A topology that Kafka Streams runs in this process.
 *
 * @param name name of the topology
 * @param stores those that can be read
 * @param streams the client that currently runs it
 * @param failure why it is down, if it is
 * @param barrier waits for its progress
 */
public record LocalTopology(
        String name,
        List<ReadableStore> stores,
        Supplier<KafkaStreams> streams,
        Supplier<Optional<TopologyFailure>> failure,
        ReadBarrier barrier)
        implements ReadableTopology {

    @Override
    public KafkaStreams.State state() {
        return streams.get().state();
    }

    @Override
    public Optional<String> whyDown() {
        return failure.get().map(TopologyFailure::reason);
    }

    @Override
    public Collection<StreamsMetadata> instances() {
        try {
            return streams.get().metadataForAllStreamsClients();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return List.of(); // not started yet, or stopping: it knows nobody
        }
    }

    @Override
    public <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        return DirectReads.canAnswer(request.getQuery())
                ? new DirectReads(streams.get()).query(request)
                : streams.get().query(request);
    }

    @Override
    public void awaitCommitted(TopicPartition source) {
        barrier.await(source);
    }

    @Override
    public void awaitWritten(TopicPartition source) {
        barrier.awaitWritten(source);
    }
}
