package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked of a transactional store in RocksDB, and what may not (docs/adr/0063-transactional-stores.md). */
class HalfOpenRangeTest {

    @TempDir
    private File folder;

    private KeyValueStore<String, String> store;

    @BeforeEach
    void fill() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ranges");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder);
        store = Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue("keys"), Serdes.String(), Serdes.String())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        IntStream.range(0, 10).forEach(i -> store.put("k" + i, "committed"));
        store.commit(Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldListWhatTheAppReads() {
        store.delete("k3");

        assertThat(keys(store.range("", "k4"))).containsExactly("k0", "k1", "k2", "k4");
        assertThat(keys(store.range("k2", "k4"))).containsExactly("k2", "k4");
        assertThat(keys(store.range("k8", null))).containsExactly("k8", "k9");
        assertThat(keys(store.reverseRange("k2", "k4"))).containsExactly("k4", "k2");
        assertThat(keys(store.all())).hasSize(9);
    }

    /** Fails when Kafka has mended it: then {@code DirectReads} and the horizon need no guard any more. */
    @Test
    void shouldStillIgnoreTheBoundOfAHalfOpenRange() {
        assertThat(keys(store.range(null, "k4"))).hasSize(10);
        assertThat(keys(store.reverseRange("k5", null))).hasSize(10);
    }

    private static List<String> keys(KeyValueIterator<String, String> entries) {
        List<String> keys = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
