package io.stockstream.platform.database;

import io.stockstream.platform.history.History;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows which kinds have a horizon, without asking PostgreSQL for each read. The first horizon of a kind is announced
 * an hour before it takes effect, so that there is none is true for almost that long after it was read. Later ones are
 * not waited for: none is later than the settings allow now.
 */
@Component
class HistoryHorizons {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryHorizons.class);

    private static final Duration REFRESH = Duration.ofSeconds(10);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** Less than an hour, by what clocks may differ and a read may take. */
    private static final Duration VALID = Duration.ofMinutes(50);

    /** What lies so little behind a horizon may have been dated by another clock than what is forgotten. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final HistorySettings settings;
    private final InstantSource clock;
    private final LongSupplier nanos;

    private final Executor background;

    /** When PostgreSQL was asked last in the background, or had an answer. */
    private final AtomicLong askedAt;

    private volatile long failedAt;
    private volatile Known known;

    @Autowired
    HistoryHorizons(JdbcClient jdbc, HistorySettings settings) {
        this(jdbc, settings, InstantSource.system(), System::nanoTime, Thread::startVirtualThread);
    }

    HistoryHorizons(
            JdbcClient jdbc, HistorySettings settings, InstantSource clock, LongSupplier nanos, Executor background) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.background = background;
        this.askedAt = new AtomicLong(nanos.getAsLong());
        this.failedAt = nanos.getAsLong() - AFTER_FAILURE.toNanos();
    }

    /** The horizons as they were at a time. */
    private record Known(Map<History.Kind, Instant> horizons, long at) {}

    /**
     * Whether something of the kind may be missing in the stores.
     *
     * @throws ApiException when that is not known
     */
    boolean any(History.Kind kind) {
        return present().map(all -> all.containsKey(kind)).orElseThrow(() -> unavailable(null));
    }

    /** Where the stores end; see {@link History#seam}. */
    Optional<Instant> seam(History.Kind kind) {
        Optional<Map<History.Kind, Instant>> all = present();
        if (all.isPresent() && !all.get().containsKey(kind)) {
            return Optional.empty();
        }
        Instant latest = clock.instant().minus(settings.length(kind));
        return all.map(horizons -> horizons.get(kind))
                .filter(horizon -> horizon.isAfter(latest))
                .or(() -> Optional.of(latest))
                .map(horizon -> horizon.plus(CLOCKS));
    }

    /** The error of a read that needs the history. */
    static ApiException unavailable(RuntimeException causeOrNull) {
        return ApiException.of(
                ProblemCode.HISTORY_UNAVAILABLE,
                "The stores do not have it. Older data is in PostgreSQL, which does not answer at this moment: ask again.",
                causeOrNull);
    }

    private Optional<Map<History.Kind, Instant>> present() {
        long now = nanos.getAsLong();
        Optional<Map<History.Kind, Instant>> present = valid(now);
        long last = askedAt.get();
        if (present.isEmpty()) {
            return askAndWait(now);
        }
        if (now - last >= REFRESH.toNanos() && askedAt.compareAndSet(last, now)) {
            background.execute(() -> refresh(now));
        }
        return present;
    }

    /** Asks while others wait for the answer; after a failure not at once again, so that readers do not queue up. */
    private synchronized Optional<Map<History.Kind, Instant>> askAndWait(long now) {
        if (valid(now).isEmpty() && now - failedAt >= AFTER_FAILURE.toNanos()) {
            refresh(now);
        }
        return valid(now);
    }

    private Optional<Map<History.Kind, Instant>> valid(long now) {
        return Optional.ofNullable(known)
                .filter(found -> now - found.at() < VALID.toNanos())
                .map(Known::horizons);
    }

    private void refresh(long now) {
        try {
            Map<History.Kind, Instant> horizons = new EnumMap<>(History.Kind.class);
            jdbc.sql("SELECT kind, before FROM history.horizons").query(row -> {
                horizons.put(
                        History.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getTimestamp("before").toInstant());
            });
            known = new Known(horizons, now);
            askedAt.set(now);
        } catch (DataAccessException e) {
            failedAt = nanos.getAsLong();
            LOG.debug("The horizons of the history cannot be read", e);
        }
    }
}
