package io.stockstream.platform.decision;

import io.stockstream.platform.fact.Position;
import io.stockstream.platform.web.ApiException;
import io.stockstream.schema.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the decisions of one topic and those who wait for them together. A watch is opened before its fact is sent, so
 * that a decision can never be missed, and it names the key, so that all other decisions pass by without being decoded:
 * with a ring of recent decisions instead, every instance would decode everything that any instance ever decides.
 *
 * @param <D> type of the decisions
 */
public final class DecisionBoard<D extends SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionBoard.class);

    private final Topic<String, D> topic;
    private final Deserializer<D> deserializer;
    private final WaitingRoom waiters;
    private final WaitingRoom streams;
    private final Map<String, Set<DecisionWatch<D>>> watchesByKey = new ConcurrentHashMap<>();
    private final List<DecisionListener<D>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    DecisionBoard(Topic<String, D> topic, Deserializer<D> deserializer, WaitingRoom waiters, WaitingRoom streams) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.waiters = waiters;
        this.streams = streams;
    }

    /**
     * Begins to watch for the decision on a fact that is about to be sent.
     *
     * @param key of the decisions
     * @param wanted whether a decision on the key may be the one
     * @throws ApiException when too many are waiting already
     */
    public DecisionWatch<D> watch(String key, Predicate<D> wanted) {
        return open(key, wanted, waiters);
    }

    /**
     * Begins to listen to all decisions on a key.
     *
     * @throws ApiException when too many are listening already
     */
    public DecisionWatch<D> follow(String key) {
        return open(key, decision -> true, streams);
    }

    /** Registers a listener for as long as the application runs. */
    public void listen(DecisionListener<D> listener) {
        listeners.add(listener);
    }

    private DecisionWatch<D> open(String key, Predicate<D> wanted, WaitingRoom room) {
        room.enter();
        DecisionWatch<D> watch = new DecisionWatch<>(wanted, ended -> end(key, ended, room));
        watchesByKey.compute(key, (known, watches) -> {
            Set<DecisionWatch<D>> all = watches == null ? ConcurrentHashMap.newKeySet() : watches;
            all.add(watch);
            return all;
        });
        if (closed) {
            watch.giveUp();
        }
        return watch;
    }

    /** The topic that the decisions come from. */
    String topic() {
        return topic.name();
    }

    /** Whether anyone wants decisions. */
    boolean isWatched() {
        return !watchesByKey.isEmpty();
    }

    /** Whether anyone wants decisions on this key. */
    boolean isWatched(String key) {
        return key != null && watchesByKey.containsKey(key);
    }

    /** Hands a decision to those who watch its key. */
    void publish(ConsumerRecord<String, byte[]> record) {
        List<DecisionListener<D>> hearing = record.key() == null
                ? List.of()
                : listeners.stream()
                        .filter(listener -> listener.wants(record.key()))
                        .toList();
        if (!isWatched(record.key()) && hearing.isEmpty()) {
            return;
        }
        try {
            D decision = deserializer.deserialize(record.topic(), record.value());
            Decided<D> decided = new Decided<>(decision, new Position(record.partition(), record.offset()));
            hearing.forEach(listener -> listener.heard(decision));
            watchesByKey.getOrDefault(record.key(), Set.of()).forEach(watch -> watch.offer(decided));
        } catch (SerializationException e) {
            // The request that waits for it ends with its time-out; those after it shall not suffer.
            LOG.warn(
                    "The decision at {}-{}@{} cannot be read: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    /** Releases all waiting requests: the application is stopping, and no more decisions will come. */
    void close() {
        closed = true;
        watchesByKey.values().forEach(watches -> watches.forEach(DecisionWatch::giveUp));
    }

    private void end(String key, DecisionWatch<D> watch, WaitingRoom room) {
        watchesByKey.computeIfPresent(key, (known, watches) -> {
            if (watches.remove(watch)) {
                room.leave();
            }
            return watches.isEmpty() ? null : watches;
        });
    }
}
