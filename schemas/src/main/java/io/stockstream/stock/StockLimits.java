package io.stockstream.stock;

import java.nio.charset.StandardCharsets;

/**
 * How much one record about stock, or about an order served from stock, can name. Anything beyond is refused with a
 * reason.
 */
public final class StockLimits {

    /**
     * Most warehouses that one sku can lie in. Each has a record of its own, so a change costs the same however many
     * there are; but whoever asks for the sku's stock gets all of them in one answer.
     */
    public static final int MAX_WAREHOUSES = 10_000;

    /** Most bytes of UTF-8 in the ids of these warehouses together: half of them may have the longest. */
    public static final int MAX_WAREHOUSE_BYTES = 2_000_000;

    /**
     * Most allocations of one order, and of its reservation of one sku: places that units come from, each a line and a
     * warehouse. An order's state holds them all in one record, which is rewritten at each answer of stock.
     */
    public static final int MAX_ALLOCATIONS = 5_000;

    /** Most bytes of UTF-8 in the warehouse ids of these allocations together. */
    public static final int MAX_ALLOCATION_IDS = 800_000;

    private StockLimits() {}

    /** Bytes of the text in a record. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
