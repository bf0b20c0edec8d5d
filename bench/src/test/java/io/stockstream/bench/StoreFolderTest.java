package io.stockstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What a benchmark reads of a folder of stores, and whether it would notice a difference. */
class StoreFolderTest {

    @TempDir
    private Path state;

    @Test
    void shouldReadWhatIsInEachStoreWithoutBookkeeping() throws Exception {
        Path store = store("stockstream-shop/2_3/rocksdb/stock-ledger");
        write(store, Map.of("a", "1", "b", "2"));

        NavigableMap<StorePart, Path> parts = new StoreFolder(state).parts();

        assertThat(parts).containsOnly(Map.entry(new StorePart("stock-ledger", 3), store));
        assertThat(StoreFolder.entries(store)).hasSize(2).containsKeys(bytes("a"), bytes("b"));
    }

    @Test
    void shouldCountEveryKindOfDifference() throws Exception {
        Path disturbed = store("x/0_0/rocksdb/s");
        Path undisturbed = store("y/0_0/rocksdb/s");
        write(disturbed, Map.of("same", "1", "other", "2", "more", "3"));
        write(undisturbed, Map.of("same", "1", "other", "9", "lacking", "4"));
        ContentComparison comparison = new ContentComparison();

        comparison.compare("s", "partition 0", StoreFolder.entries(disturbed), StoreFolder.entries(undisturbed));

        assertThat(comparison.equal()).isEqualTo(1);
        assertThat(comparison.differing()).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhatWasOverwritten() throws Exception {
        Path once = store("x/0_0/rocksdb/once");
        Path often = store("x/0_0/rocksdb/often");
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            entries.put("key-" + i, "value-" + i);
        }
        write(once, entries);
        for (int i = 0; i < 5; i++) {
            write(often, entries);
        }

        assertThat(CompactedStore.bytes(often, state.resolve("copy-1")))
                .isEqualTo(CompactedStore.bytes(once, state.resolve("copy-2")))
                .isPositive();
    }

    private Path store(String name) throws Exception {
        return Files.createDirectories(state.resolve(name));
    }

    /** As Kafka Streams lays it out: entries in the default family, positions in another. */
    private static void write(Path store, Map<String, String> entries) throws RocksDBException {
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
                RocksDB database = RocksDB.open(
                        options,
                        store.toString(),
                        List.of(
                                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY),
                                new ColumnFamilyDescriptor("offsets".getBytes(StandardCharsets.UTF_8))),
                        families)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                database.put(
                        families.getFirst(),
                        bytes(entry.getKey()).get(),
                        bytes(entry.getValue()).get());
            }
            database.put(families.getLast(), bytes("position").get(), bytes("7").get());
            families.forEach(ColumnFamilyHandle::close);
        }
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
