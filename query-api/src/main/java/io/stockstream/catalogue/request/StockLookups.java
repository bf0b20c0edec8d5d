package io.stockstream.catalogue.request;

import io.stockstream.catalogue.http.EmptyStockWarning;
import io.stockstream.catalogue.table.Table;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks up the stock of updated products outside the thread that handles the requests, so that a slow store delays no
 * request. When too many updates wait for their lookup, further ones get no warning: it is a hint for people, not a
 * record.
 */
final class StockLookups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StockLookups.class);

    private final EmptyStockWarning warning;
    private final ThreadPoolExecutor threads;

    StockLookups(EmptyStockWarning warning, int most) {
        this.warning = warning;
        this.threads = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(most),
                Thread.ofVirtual().name("stock-lookups").factory(),
                (look, executor) -> LOG.debug("Too many stock lookups are waiting; one is skipped"));
    }

    /** Warns soon when an updated product has none in stock; waits for nothing. */
    void later(Table table, ObjectNode row) {
        threads.execute(() -> {
            try {
                warning.lookAt(table, row);
            } catch (RuntimeException e) {
                LOG.debug("The stock of the {} {} cannot be looked at", table.one(), row.get("id"), e);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
