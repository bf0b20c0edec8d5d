package io.stockstream.platform.runtime;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The off-heap memory that all RocksDB stores of the process share: blocks with their indexes and filters, and data not
 * on disk yet. By Kafka Streams' defaults each of more than two hundred stores may take 98 MiB for itself
 * (docs/adr/0030-one-bound-for-rocksdb.md).
 *
 * <p>It lives as long as the process: a store must be closed before it, and stores come and go with rebalances.
 */
public final class RocksMemory {

    /** With less, stores would flush and re-read what they have just written. */
    private static final long LEAST_BYTES = 32L * 1024 * 1024;

    private static final String SETTING = "stockstream.rocks.memory";

    /** Every store that is written takes one such piece at least; by default 1 MiB. */
    private static final long ARENA_BLOCK_BYTES = 64L * 1024;

    private static final int SHARDS_BY_SIZE = -1;
    private static final boolean STRICT = true;

    /** Indexes and filters keep this much before blocks of data push them out: a scan must not. */
    private static final double SHARE_OF_INDEXES = 0.3;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    private RocksMemory(long bytes) {
        RocksDB.loadLibrary();
        this.cache = new LRUCache(bytes, SHARDS_BY_SIZE, !STRICT, SHARE_OF_INDEXES);
        // Write buffers are counted in the cache; when they have half of it, the next write to a store flushes that
        // store.
        this.writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    /**
     * A bound for the process.
     *
     * @param bytes at least 32 MiB
     */
    public static RocksMemory of(long bytes) {
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "STREAMS_ROCKSDB_MEMORY must be at least %d bytes (was %d)".formatted(LEAST_BYTES, bytes));
        }
        return new RocksMemory(bytes);
    }

    /** Settings of a Kafka Streams client whose stores share this memory. */
    public Map<String, Object> settings() {
        return Map.of(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Setter.class, SETTING, this);
    }

    /** Bytes in use: blocks, indexes, filters and write buffers. */
    public long used() {
        return cache.getUsage();
    }

    /** Makes a store share the memory. Kafka creates instances of this class itself. */
    public static final class Setter implements RocksDBConfigSetter {

        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            RocksMemory memory = (RocksMemory) configs.get(SETTING);
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
            table.setBlockCache(memory.cache);
            table.setCacheIndexAndFilterBlocks(true);
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            options.setTableFormatConfig(table);
            options.setWriteBufferManager(memory.writeBuffers);
            options.setArenaBlockSize(ARENA_BLOCK_BYTES);
            // By default each opening of a store starts and ends fifteen threads, however few its files.
            options.setMaxFileOpeningThreads(1);
        }

        @Override
        public void close(String storeName, Options options) {
            // Cache and write buffers are shared; Kafka Streams closes the store's own cache.
        }
    }
}
