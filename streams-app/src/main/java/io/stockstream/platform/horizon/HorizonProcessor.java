package io.stockstream.platform.horizon;

import io.stockstream.horizon.Horizon;
import io.stockstream.horizon.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Moves the horizon of a partition, and then goes through the store once. Each record of the topology to itself names a
 * stretch of keys: what is over there is forgotten, and the next stretch is sought. A stretch names keys and not a
 * number of entries, so it has the same effect whenever it is read, twice as well.
 *
 * @param <V> entries of the store
 */
public final class HorizonProcessor<V> implements Processor<String, Horizon, String, SpecificRecord> {

    /**
     * Entries of a stretch, or the records that are written when they are forgotten: it ends well within a transaction.
     */
    static final int MOST_AT_ONCE = 1_000;

    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final String LOWEST = "";

    private final Forgetter<V> forgetter;
    private final String store;
    private final String goOn;
    private ProcessorContext<String, SpecificRecord> context;
    private Horizons horizons;

    private HorizonProcessor(Forgetter<V> forgetter, String store, String goOn) {
        this.forgetter = forgetter;
        this.store = store;
        this.goOn = goOn;
    }

    /**
     * Makes such processors.
     *
     * @param store name of the store of {@link Horizons}
     * @param goOn name of the sink of the topology's records to itself
     */
    public static <V> Supplier<HorizonProcessor<V>> of(Supplier<Forgetter<V>> forgetter, String store, String goOn) {
        return () -> new HorizonProcessor<>(forgetter.get(), store, goOn);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        KeyValueStore<String, Long> kept = processorContext.getStateStore(store);
        horizons = new Horizons(kept);
        forgetter.init(processorContext);
    }

    @Override
    public void process(Record<String, Horizon> incoming) {
        Horizon horizon = wellFormed(incoming);
        if (horizon.getSince() != null) {
            horizons.begin(horizon.getSince(), horizon.getBefore());
        } else if (horizon.getStretch() != null) {
            forget(horizon.getStretch(), horizon);
            seekAfter(horizon.getStretch().getUntil(), horizon);
        } else if (horizons.move(horizon.getBefore())) {
            seekAfter(null, horizon);
        }
    }

    private void forget(Stretch stretch, Horizon horizon) {
        List<KeyValue<String, V>> over = new ArrayList<>();
        try (KeyValueIterator<String, V> all = after(stretch.getAfter(), stretch.getUntil())) {
            while (all.hasNext()) {
                KeyValue<String, V> entry = all.next();
                if (forgetter.isOver(entry.value, horizon.getBefore())) {
                    over.add(entry);
                }
            }
        }
        over.forEach(entry -> forgetter.forget(entry.key, entry.value, horizon.getDueAt()));
    }

    private void seekAfter(String key, Horizon horizon) {
        next(key, horizon.getBefore())
                .ifPresent(stretch -> context.forward(
                        new Record<>(
                                forgetter.partitionKey(stretch.getUntil()),
                                Horizon.newBuilder(horizon).setStretch(stretch).build(),
                                horizon.getDueAt().toEpochMilli()),
                        goOn));
    }

    private Optional<Stretch> next(String after, Instant before) {
        String until = null;
        try (KeyValueIterator<String, V> all = after(after, null)) {
            for (int weight = 0; weight < MOST_AT_ONCE && all.hasNext(); ) {
                KeyValue<String, V> entry = all.next();
                weight += forgetter.isOver(entry.value, before) ? forgetter.weight(entry.value) : 1;
                until = entry.key;
            }
        }
        return Optional.ofNullable(until).map(last -> new Stretch(after, last));
    }

    /** Entries after a key, up to another and with it; {@code null}: from the first, to the last. */
    private KeyValueIterator<String, V> after(String key, String until) {
        // Never from null: a transactional store in RocksDB then ignores the upper bound (ADR 63).
        KeyValueIterator<String, V> all = forgetter.entries().range(key == null ? LOWEST : key, until);
        if (all.hasNext() && all.peekNextKey().equals(key)) {
            all.next();
        }
        return all;
    }

    private static Horizon wellFormed(Record<String, Horizon> incoming) {
        Horizon horizon = incoming.value();
        if (horizon == null) {
            throw new InvalidHorizonException("(value)", null, "must not be empty");
        }
        Instant due = horizon.getDueAt();
        if (due.isBefore(Instant.EPOCH)) {
            // It becomes the time of records, which cannot lie before.
            throw new InvalidHorizonException("due_at", due.toString(), "must not lie before 1970");
        }
        if (horizon.getBefore().isAfter(due)) {
            throw new InvalidHorizonException(
                    "before", horizon.getBefore().toString(), "must not lie after due_at " + due);
        }
        Instant written = Instant.ofEpochMilli(incoming.timestamp());
        // A replay takes those with an offset from decisions, which may bear any time.
        if (horizon.getSince() == null && due.isAfter(written.plus(CLOCKS))) {
            // By the broker's clock. A worker whose clock is years ahead would have everything forgotten, for good.
            throw new InvalidHorizonException(
                    "due_at",
                    due.toString(),
                    "must not lie after " + written + ", when it was written; set the clock of the worker");
        }
        return horizon;
    }
}
