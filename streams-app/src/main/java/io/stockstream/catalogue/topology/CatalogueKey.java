package io.stockstream.catalogue.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the catalogue's stores: the table's letter, then the id, or the number of a bucket of ids. They sort as ids
 * do.
 */
public final class CatalogueKey {

    /** Ids in one bucket; counts per bucket allow a late page to be found without reading everything before it. */
    static final long BUCKET = 1024;

    private static final int NUMERIC_LENGTH = 1 + Long.BYTES;

    private CatalogueKey() {}

    /**
     * The key of a row.
     *
     * @throws IllegalArgumentException when no row of the table can have this id
     */
    public static Bytes of(CatalogueTable table, String id) {
        return table.numericIds() ? numbered(table, number(table, id)) : text(table, id);
    }

    /** Lowest key of a page: of this id or the next one there is; the first of the table when {@code null}. */
    public static Bytes from(CatalogueTable table, String idOrNull) {
        return idOrNull == null ? Bytes.wrap(new byte[] {(byte) table.letter()}) : of(table, idOrNull);
    }

    /** Lowest key of a page that continues after an id; the first of the table when {@code null}. */
    public static Bytes after(CatalogueTable table, String idOrNull) {
        Bytes from = from(table, idOrNull);
        // No key sorts between a key and the same key with a zero byte appended.
        return idOrNull == null
                ? from
                : Bytes.wrap(ByteBuffer.allocate(from.get().length + 1)
                        .put(from.get())
                        .array());
    }

    /** Higher than every key of the table, and a key of no other. */
    public static Bytes end(CatalogueTable table) {
        return Bytes.wrap(new byte[] {(byte) (table.letter() + 1)});
    }

    /** The id in the key of a row. */
    public static String id(CatalogueTable table, Bytes key) {
        byte[] bytes = key.get();
        return table.numericIds()
                ? Long.toString(numberIn(bytes))
                : new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }

    /** The key under which the live rows are counted that share a bucket with this one. Texts have but one bucket. */
    static Bytes bucketOf(CatalogueTable table, String id) {
        return numbered(table, table.numericIds() ? Math.floorDiv(number(table, id), BUCKET) : 0);
    }

    /** The number of the bucket in a key of a count. */
    public static long bucket(Bytes key) {
        return numberIn(key.get());
    }

    private static long number(CatalogueTable table, String id) {
        try {
            long number = Long.parseLong(id);
            // Another spelling would lie in another partition.
            if (Long.toString(number).equals(id)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like every other invalid spelling.
        }
        throw new IllegalArgumentException(
                "%s: an id is a whole number without leading zeros (was %s)".formatted(table.tableName(), id));
    }

    /** With the sign turned over, negative numbers sort before the others. */
    private static Bytes numbered(CatalogueTable table, long number) {
        return Bytes.wrap(ByteBuffer.allocate(NUMERIC_LENGTH)
                .put((byte) table.letter())
                .putLong(number ^ Long.MIN_VALUE)
                .array());
    }

    private static long numberIn(byte[] key) {
        return ByteBuffer.wrap(key, 1, Long.BYTES).getLong() ^ Long.MIN_VALUE;
    }

    private static Bytes text(CatalogueTable table, String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + text.length)
                .put((byte) table.letter())
                .put(text)
                .array());
    }
}
