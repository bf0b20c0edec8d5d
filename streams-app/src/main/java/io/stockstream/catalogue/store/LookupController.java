package io.stockstream.catalogue.store;

import io.stockstream.catalogue.lookup.DeletedRows;
import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.lookup.ReadableLookups;
import io.stockstream.catalogue.lookup.decide.LeastVersion;
import io.stockstream.order.LookupKind;
import io.stockstream.order.RowVersion;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.VersionedKeyQuery;
import org.apache.kafka.streams.state.VersionedRecord;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers whether an order placed against a row would be decided on it, from the catalogue rows that orders see. */
@RestController
@ConditionalOnTopology(LookupsTopology.NAME)
public final class LookupController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final String VERSION = "version";

    private final StoreReader reader;
    private final PartitionCounts partitions;

    public LookupController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /**
     * The answer.
     *
     * @param shown whether the row is as new as requested
     */
    record Shown(boolean shown) {}

    /** Waits until the row is that new, or answers that it is not when the time is over. */
    @GetMapping("/store/lookup-rows")
    Shown shown(
            @RequestParam("kind") String word,
            @RequestParam String key,
            @RequestParam("min_version") long minVersion,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(name = "wait_ms", defaultValue = "0") long waitMillis) {
        LookupKind kind = LookupKind.valueOf(word.toUpperCase(Locale.ROOT));
        LeastVersion least = new LeastVersion(new RowVersion(minVersion, deleted));
        Duration wait = Duration.ofMillis(waitMillis);
        return new Shown(await(() -> isMet(least, kind, key), wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
    }

    private boolean isMet(LeastVersion least, LookupKind kind, String key) {
        Optional<Long> live = switch (kind) {
            case USER -> row(ReadableLookups.USERS, key);
            case ADDRESS -> row(ReadableLookups.ADDRESSES, key);
            case PRODUCT -> newest(ReadableLookups.PRODUCTS, key);
            case SKU -> newest(ReadableLookups.SKUS, key);
            case UNKNOWN -> throw new IllegalArgumentException("kind must be user, address, product or sku");
        };
        Optional<Long> deleted = kind == LookupKind.SKU
                ? mark(ReadableLookups.LEFT_SKUS, key, key)
                : mark(ReadableLookups.DELETED, key, DeletedRows.key(kind, key));
        return least.isMetBy(live.orElse(null), deleted.orElse(null));
    }

    private Optional<Long> row(ReadableStore store, String key) {
        return reader.<SpecificRecord>ask(store, source(key), KeyQuery.withKey(key), ReadMode.AT_ONCE)
                .map(LookupController::version);
    }

    private Optional<Long> newest(ReadableStore store, String key) {
        return reader.<VersionedRecord<SpecificRecord>>ask(
                        store, source(key), VersionedKeyQuery.withKey(key), ReadMode.AT_ONCE)
                .map(record -> version(record.value()));
    }

    private Optional<Long> mark(ReadableStore store, String key, String mark) {
        return reader.ask(store, source(key), KeyQuery.<String, Long>withKey(mark), ReadMode.AT_ONCE);
    }

    private static boolean await(BooleanSupplier condition, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreMovingException("Interrupted while waiting for a row");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private TopicPartition source(String key) {
        String topic = Topics.LOOKUPS.name();
        return new TopicPartition(topic, partitions.ofKey(topic, key));
    }

    private static long version(SpecificRecord row) {
        return (Long) row.get(row.getSchema().getField(VERSION).pos());
    }
}
