package io.stockstream.catalogue.http;

import io.stockstream.platform.cache.ConfirmedWrites;
import io.stockstream.platform.cache.LookupName;
import io.stockstream.platform.cache.Written;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.store.StoreSettings;
import io.stockstream.platform.web.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes confirmed writes take effect for later orders: waits until an order would be decided on the new row, and
 * remembers the write in case that takes too long.
 */
@Component
class Lookups {

    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
    private static final String ROWS = "lookup-rows";
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final StoreReads stores;
    private final ConfirmedWrites confirmed;
    /** How long one request may wait on the server; it must end before the client times out. */
    private final Duration slice;

    Lookups(StoreReads stores, ConfirmedWrites confirmed, StoreSettings settings) {
        this.stores = stores;
        this.confirmed = confirmed;
        this.slice = settings.requestTimeout().dividedBy(2);
    }

    private record Shown(boolean shown) {}

    /** Waits for all writes at the same time, and remembers them. */
    void confirm(Map<LookupName, Written> writes, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        Parallel.each(
                List.copyOf(writes.entrySet()),
                write -> confirmed.remember(
                        write.getKey(), write.getValue(), await(write.getKey(), write.getValue(), deadline)));
    }

    /** Remembers without waiting. */
    void remember(Map<LookupName, Written> writes) {
        writes.forEach((name, written) -> confirmed.remember(name, written, false));
    }

    private boolean await(LookupName name, Written written, long deadline) {
        while (!Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                LOG.debug("Orders do not see the {} {} yet; they will refer to it", name.word(), name.key());
                return false;
            }
            try {
                if (stores.byKey(request(name, written, left), name.key(), Shown.class)
                        .filter(Shown::shown)
                        .isPresent()) {
                    return true;
                }
            } catch (ApiException e) {
                LOG.debug("Waiting for the {} {}, but the store cannot be read", name.word(), name.key(), e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private StoreRequest request(LookupName name, Written written, long leftNanos) {
        long millis = Math.min(
                slice.toMillis(), Math.max(1, Duration.ofNanos(leftNanos).toMillis()));
        return StoreRequest.of(ROWS)
                .with("kind", name.word())
                .with("key", name.key())
                .with("min_version", Long.toString(written.version()))
                .with("deleted", Boolean.toString(written.deleted()))
                .with("wait_ms", Long.toString(millis));
    }
}
