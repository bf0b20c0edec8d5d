package io.stockstream.platform.horizon;

import io.stockstream.platform.runtime.StoreKind;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The horizons of one partition. Which one holds for an input follows from the input's offset alone: the newest takes
 * effect with the first input after it, whose decision says so. So a replay, which decides the inputs of different keys
 * in another order, finds the horizon that held live for each.
 */
public final class Horizons {

    /** Before every time: nothing is forgotten. */
    public static final Instant NONE = Instant.MIN;

    private static final String NEWEST = "newest";
    private static final String SINCE = "since ";

    private final KeyValueStore<String, Long> store;

    /**
     * @param store made by {@link #store}
     */
    public Horizons(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    /** The store of the horizons: an entry for each that ever held, so about thirteen a year. */
    public static StoreBuilder<KeyValueStore<String, Long>> store(String name) {
        return Stores.keyValueStoreBuilder(StoreKind.MEMORY.keyValue(name), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }

    /** The newest horizon; {@link #NONE} before the first. */
    public Instant newest() {
        Long newest = store.get(NEWEST);
        return newest == null ? NONE : Instant.ofEpochMilli(newest);
    }

    /**
     * Moves the horizon.
     *
     * @return whether it is later than the newest one; otherwise nothing has changed
     */
    boolean move(Instant before) {
        if (!before.isAfter(newest())) {
            return false;
        }
        store.put(NEWEST, before.toEpochMilli());
        return true;
    }

    /** Has a horizon hold for all inputs from an offset on, unless it is the one that holds there anyway. */
    void begin(long since, Instant before) {
        if (before.isAfter(holdingAt(since))) {
            store.put(key(since), before.toEpochMilli());
        }
    }

    /**
     * The horizon for an input; {@link #NONE} before the first. Changes nothing.
     *
     * @param offset of the input; live, those of successive calls ascend
     */
    public Instant at(long offset) {
        Instant holding = holdingAt(offset);
        Instant newest = newest();
        return newest.isAfter(holding) ? newest : holding;
    }

    /**
     * Notes that an input was decided on under the horizon of {@link #at}.
     *
     * @return whether it is the first one, so that its decision has to say so
     */
    public boolean isFirst(long offset) {
        begin(offset, newest());
        return store.get(key(offset)) != null;
    }

    private Instant holdingAt(long offset) {
        try (KeyValueIterator<String, Long> latest = store.reverseRange(key(0), key(offset))) {
            if (!latest.hasNext()) {
                return NONE;
            }
            KeyValue<String, Long> found = latest.next();
            return Instant.ofEpochMilli(found.value);
        }
    }

    /** Sorts by the offset. */
    private static String key(long offset) {
        return "%s%019d".formatted(SINCE, offset);
    }
}
