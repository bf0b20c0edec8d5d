package io.stockstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What a store takes on disk once nothing that was overwritten or deleted is left in it. */
final class CompactedStore {

    private static final String TABLE = ".sst";

    private CompactedStore() {}

    /**
     * Compacts a copy of a store, with the file format that Kafka Streams chooses.
     *
     * @param store that no process has open
     * @param scratch a folder for the copy, not there yet
     * @return bytes of its tables, with indexes and filters
     */
    static long bytes(Path store, Path scratch) {
        try {
            copy(store, scratch);
            compact(scratch.toString());
            return tables(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw new IllegalStateException("%s cannot be compacted".formatted(scratch), e);
        }
    }

    private static void copy(Path store, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, scratch.resolve(file.getFileName()));
            }
        }
    }

    private static void compact(String store) throws RocksDBException {
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (Options any = new Options();
                DBOptions options = new DBOptions();
                BloomFilter filter = new BloomFilter();
                ColumnFamilyOptions ofFamily = new ColumnFamilyOptions();
                CompactRangeOptions all = new CompactRangeOptions()) {
            // Otherwise a file that is alone may stay as it is.
            all.setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce);
            ofFamily.setCompressionType(CompressionType.NO_COMPRESSION);
            ofFamily.setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(filter));
            List<ColumnFamilyDescriptor> known = RocksDB.listColumnFamilies(any, store).stream()
                    .map(name -> new ColumnFamilyDescriptor(name, ofFamily))
                    .toList();
            try (RocksDB database = RocksDB.open(options, store, known, families)) {
                for (ColumnFamilyHandle family : families) {
                    database.compactRange(family, null, null, all);
                    family.close();
                }
            }
        }
    }

    private static long tables(Path store) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                bytes += file.toString().endsWith(TABLE) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }
}
