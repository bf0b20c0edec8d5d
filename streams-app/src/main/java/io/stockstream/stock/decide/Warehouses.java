package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * What is stored of one sku by warehouse, read one by one, so that a decision costs what it looks at however many
 * warehouses there are.
 */
public interface Warehouses {

    /** No warehouse ever held the sku. */
    Warehouses NONE = new Warehouses() {
        @Override
        public StockLevel in(String warehouseId) {
            return null;
        }

        @Override
        public FullestFirst fullestFirst() {
            return FullestFirst.of(List.of());
        }
    };

    /** The level in a warehouse; {@code null} when it never held the sku. */
    StockLevel in(String warehouseId);

    /** The warehouses with available units, the fullest first; among equals the first by id. */
    FullestFirst fullestFirst();

    /** Reads the next warehouse when it is asked for; to be closed. */
    interface FullestFirst extends Iterator<AvailableUnits>, AutoCloseable {

        /** Those of a collection, which may be in any order. */
        static FullestFirst of(Collection<AvailableUnits> all) {
            Iterator<AvailableUnits> sorted = all.stream().sorted().iterator();
            return new FullestFirst() {
                @Override
                public boolean hasNext() {
                    return sorted.hasNext();
                }

                @Override
                public AvailableUnits next() {
                    return sorted.next();
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        @Override
        void close();
    }
}
