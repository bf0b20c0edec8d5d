package io.stockstream.platform.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.stereotype.Component;

/** PostgreSQL's health, checked in the background, so that a health request never waits for a database that hangs. */
@Component("dbHealthIndicator")
final class DatabaseHealth implements HealthIndicator, AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    /** Every check ends sooner: connection and statement have time-outs. */
    private static final Duration TOO_OLD = Duration.ofSeconds(40);

    private final HealthIndicator database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("database-health").daemon().factory());
    private final Future<?> asking;
    private volatile Health last =
            Health.unknown().withDetail("reason", "not asked yet").build();
    private volatile long askedAt = System.nanoTime();

    DatabaseHealth(DataSource dataSource) {
        this.database = new DataSourceHealthIndicator(dataSource);
        this.asking = thread.scheduleWithFixedDelay(this::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            last = database.health();
        } catch (RuntimeException e) {
            last = Health.down(e).build(); // An exception that left would end the asking for good.
        }
        askedAt = System.nanoTime();
    }

    @Override
    public Health health() {
        Duration age = Duration.ofNanos(System.nanoTime() - askedAt);
        Health.Builder known = age.compareTo(TOO_OLD) > 0
                ? Health.down().withDetail("reason", "PostgreSQL does not answer in time")
                : Health.status(last.getStatus()).withDetails(last.getDetails());
        return known.withDetail("seconds_ago", age.toSeconds()).build();
    }

    @Override
    public void close() {
        asking.cancel(true);
        thread.shutdownNow();
    }
}
