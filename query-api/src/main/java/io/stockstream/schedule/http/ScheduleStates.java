package io.stockstream.schedule.http;

import io.stockstream.catalogue.http.CatalogueSettings;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The schedules topology's state of each schedule. */
@Component
class ScheduleStates {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleStates.class);
    private static final String STATES = "schedules";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final StoreReads stores;
    private final Duration patience;

    ScheduleStates(StoreReads stores, CatalogueSettings settings) {
        this.stores = stores;
        this.patience = settings.writeWait();
    }

    /** The state; empty when the topology has never seen the schedule. */
    Optional<StoredState> find(long id) {
        String key = Long.toString(id);
        return stores.byKey(StoreRequest.of(STATES).with("id", key), key, StoredState.class);
    }

    /**
     * Waits until the topology goes by a version of the row, as long as writes wait.
     *
     * @return the newest state that was read: when time was over before, one by an older version, or none
     */
    Optional<StoredState> await(long id, long version) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<StoredState> newest = Optional.empty();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                newest = find(id);
                if (newest.isPresent() && newest.get().knows(version)) {
                    return newest;
                }
            } catch (ApiException e) {
                LOG.debug("Waiting for the state of schedule {}, but the store cannot be read", id, e);
            }
            if (System.nanoTime() >= deadline) {
                return newest;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return newest;
    }
}
