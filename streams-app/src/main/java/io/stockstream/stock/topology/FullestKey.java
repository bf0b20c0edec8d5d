package io.stockstream.stock.topology;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.stock.decide.AvailableUnits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the stock-fullest index: sku, then available units (most first), then warehouse. */
final class FullestKey {

    private FullestKey() {}

    /** The entry of a warehouse. */
    static Bytes of(String sku, AvailableUnits available) {
        return prefix(sku)
                .number(mostFirst(available.units()))
                .last(available.warehouseId())
                .bytes();
    }

    /**
     * Lowest key of the warehouses with at most so many available units. A range does not begin below it: entries that
     * were deleted there, one for each change, would have to be stepped over.
     */
    static Bytes from(String sku, long units) {
        return prefix(sku).number(mostFirst(units)).bytes();
    }

    /** Highest key of the sku. */
    static Bytes to(String sku) {
        return prefix(sku).end().bytes();
    }

    /** The warehouse of an entry of the sku, and what is available there. */
    static AvailableUnits available(String sku, Bytes key) {
        byte[] bytes = key.get();
        int number = prefix(sku).bytes().get().length;
        int id = number + Long.BYTES;
        return new AvailableUnits(
                new String(bytes, id, bytes.length - id, StandardCharsets.UTF_8),
                mostFirst(ByteBuffer.wrap(bytes, number, Long.BYTES).getLong()));
    }

    private static SortedKey prefix(String sku) {
        return new SortedKey().text(sku);
    }

    private static long mostFirst(long units) {
        return Long.MAX_VALUE - units;
    }
}
