package io.stockstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * The stores that an instance of streams-app keeps on disk.
 *
 * @param state its {@code STATE_DIR}
 */
record StoreFolder(Path state) {

    /** Application, task, kind of store, name of the store. */
    private static final Pattern PLACE = Pattern.compile("[^/]+/\\d+_(?<partition>\\d+)/rocksdb/(?<store>.+)");

    /** Every database has it. */
    private static final String SIGN = "CURRENT";

    /**
     * Where Kafka Streams notes up to where a store has its changelog: it differs without any difference in content.
     */
    private static final byte[] BOOKKEEPING = "offsets".getBytes(StandardCharsets.UTF_8);

    static {
        RocksDB.loadLibrary();
    }

    /** Where each store is. */
    NavigableMap<StorePart, Path> parts() {
        NavigableMap<StorePart, Path> parts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(state)) {
            files.filter(file -> file.getFileName().toString().equals(SIGN)).forEach(file -> {
                Matcher place = PLACE.matcher(state.relativize(file.getParent()).toString());
                if (place.matches()) {
                    parts.put(
                            new StorePart(place.group("store"), Integer.parseInt(place.group("partition"))),
                            file.getParent());
                }
            });
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries of a store that no process has open. */
    static NavigableMap<Bytes, byte[]> entries(Path store) {
        try {
            return read(store.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException("%s cannot be read".formatted(store), e);
        }
    }

    private static NavigableMap<Bytes, byte[]> read(String store) throws RocksDBException {
        NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (Options any = new Options();
                DBOptions options = new DBOptions();
                ColumnFamilyOptions ofFamily = new ColumnFamilyOptions()) {
            List<ColumnFamilyDescriptor> known = RocksDB.listColumnFamilies(any, store).stream()
                    .map(name -> new ColumnFamilyDescriptor(name, ofFamily))
                    .toList();
            try (RocksDB database = RocksDB.openReadOnly(options, store, known, families)) {
                for (ColumnFamilyHandle family : families) {
                    if (!Arrays.equals(family.getName(), BOOKKEEPING)) {
                        read(database, family, entries);
                    }
                    family.close();
                }
            }
        }
        return entries;
    }

    private static void read(RocksDB database, ColumnFamilyHandle family, NavigableMap<Bytes, byte[]> entries)
            throws RocksDBException {
        try (RocksIterator all = database.newIterator(family)) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
                if (entries.put(Bytes.wrap(all.key()), all.value()) != null) {
                    throw new IllegalStateException("A key is in two families of a store");
                }
            }
            all.status();
        }
    }
}
