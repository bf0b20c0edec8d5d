package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;

/** A topology of this process whose stores can be read. */
public interface ReadableTopology {

    /** Name of the topology. */
    String name();

    /** Its stores that can be read. */
    List<ReadableStore> stores();

    /** How it is. */
    KafkaStreams.State state();

    /** Why it is down in this process; empty when it is not. For people. */
    default Optional<String> whyDown() {
        return Optional.empty();
    }

    /** Every instance that runs it, and what each owns, as the group last agreed. */
    Collection<StreamsMetadata> instances();

    /**
     * Asks the stores of this process.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException when none can be asked
     */
    <R> StateQueryResult<R> query(StateQueryRequest<R> request);

    /**
     * Waits until everything that was committed on the partition by now is in the stores.
     *
     * @throws StoreMovingException when that takes too long
     */
    void awaitCommitted(TopicPartition source);

    /**
     * Waits until everything written to the partition so far is in the stores, or has been given up.
     *
     * @throws StoreMovingException when that takes too long
     */
    void awaitWritten(TopicPartition source);
}
