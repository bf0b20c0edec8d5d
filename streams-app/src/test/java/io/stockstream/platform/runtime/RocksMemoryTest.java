package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksMemoryTest {

    private static final long BOUND = 32L * 1024 * 1024;
    private static final int STORES = 12;
    private static final int VALUES = 500;
    private static final byte[] VALUE = new byte[16 * 1024];

    static {
        new Random(1).nextBytes(VALUE);
    }

    @TempDir
    private Path folder;

    @Test
    void shouldFlushWhatIsWrittenBeforeEachStoreHasItsFill() {
        RocksMemory memory = RocksMemory.of(BOUND);
        List<KeyValueStore<Long, byte[]>> stores = written(memory);

        assertThat(memory.used()).as("write buffers are counted").isGreaterThan(BOUND / 8);
        // Flushing lags behind a burst and continues with the next write. Sixty small ones do not fill a store's own 16
        // MiB.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    stores.forEach(store -> store.put(0L, VALUE));
                    assertThat(memory.used()).isLessThanOrEqualTo(BOUND);
                });
        stores.forEach(KeyValueStore::close);
    }

    @Test
    void shouldHoldWhatIsReadBelowTheBound() {
        RocksMemory memory = RocksMemory.of(BOUND);
        List<KeyValueStore<Long, byte[]>> stores = written(memory);

        // What was written last may still wait to be flushed, beside the blocks that are read.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    stores.forEach(store -> {
                        store.put(0L, VALUE);
                        for (long key = 0; key < VALUES; key++) {
                            assertThat(store.get(key)).isEqualTo(VALUE);
                        }
                    });
                    // RocksDB's limit is soft: what is being read may exceed it by a few blocks.
                    assertThat(memory.used()).isBetween(BOUND / 2, BOUND + BOUND / 16);
                });
        stores.forEach(KeyValueStore::close);
    }

    @Test
    void shouldNotTakeABoundThatIsTooSmallToWorkWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocksMemory.of(BOUND - 1))
                .withMessage("STREAMS_ROCKSDB_MEMORY must be at least 33554432 bytes (was 33554431)");
    }

    private List<KeyValueStore<Long, byte[]>> written(RocksMemory memory) {
        List<KeyValueStore<Long, byte[]>> stores = open(memory);
        for (long key = 0; key < VALUES; key++) {
            for (KeyValueStore<Long, byte[]> store : stores) {
                store.put(key, VALUE);
            }
        }
        return stores;
    }

    private List<KeyValueStore<Long, byte[]>> open(RocksMemory memory) {
        Properties properties = new Properties();
        properties.put("application.id", "any");
        properties.put("bootstrap.servers", "nowhere:1");
        properties.putAll(memory.settings());
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(properties, new TaskId(0, 0), folder.toFile());
        return IntStream.range(0, STORES)
                .mapToObj(i -> {
                    KeyValueStore<Long, byte[]> store = Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore("store-" + i), Serdes.Long(), Serdes.ByteArray())
                            .withLoggingDisabled()
                            .build();
                    store.init(context.getStateStoreContext(), store);
                    return store;
                })
                .toList();
    }
}
