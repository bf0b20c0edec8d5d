package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.cache.Written;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.store.StoreSettings;
import io.stockstream.platform.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Single rows out of the stores. */
@Component
class StoredRows {

    private static final Logger LOG = LoggerFactory.getLogger(StoredRows.class);
    private static final String ROWS = "catalogue-rows";
    private static final String HISTORY = "product-history";
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final StoreReads stores;
    /** What one request may wait on the server: it has to be over before the client gives it up. */
    private final Duration slice;

    StoredRows(StoreReads stores, StoreSettings settings) {
        this.stores = stores;
        this.slice = settings.requestTimeout().dividedBy(2);
    }

    /** The row or its mark; empty when the owner of the id never knew it. */
    Optional<StoredRow> find(Table table, Object id) {
        return read(request(table, id), id);
    }

    /**
     * Waits until the stores show a write.
     *
     * @return what they show then; empty when they did not show it in time
     */
    Optional<StoredRow> await(Table table, Object id, Written written, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                Optional<StoredRow> shown =
                        read(waiting(table, id, written, left), id).filter(row -> row.shows(written));
                if (shown.isPresent()) {
                    return shown;
                }
            } catch (ApiException e) {
                LOG.debug("Waiting for the {} {}, but the store cannot be read", table.one(), id, e);
            }
            // The mark of a deletion has the version of the row, so the server cannot wait for it.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    private StoreRequest waiting(Table table, Object id, Written written, long leftNanos) {
        long millis = Math.min(
                slice.toMillis(), Math.max(1, Duration.ofNanos(leftNanos).toMillis()));
        return request(table, id)
                .with("min_version", Long.toString(written.version()))
                .with("wait_ms", Long.toString(millis));
    }

    /** A product as it was. */
    Optional<ObjectNode> productAt(Object id, Instant time) {
        String key = id.toString();
        StoreRequest request = StoreRequest.of(HISTORY).with("key", key).with("as_of", time.toString());
        return stores.byKey(request, key, StoredRow.OfThePast.class).map(StoredRow.OfThePast::row);
    }

    private Optional<StoredRow> read(StoreRequest request, Object id) {
        return stores.byKey(request, id.toString(), StoredRow.class);
    }

    private static StoreRequest request(Table table, Object id) {
        return StoreRequest.of(ROWS).with("table", table.name()).with("key", id.toString());
    }
}
