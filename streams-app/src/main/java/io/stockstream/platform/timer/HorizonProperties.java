package io.stockstream.platform.timer;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the system remembers. All instances that run executors must have the same settings, so that they write the
 * same.
 *
 * @param movements how long a repeated fact is recognized; older ones are refused
 * @param orders how long an order is kept after its last change, unless it is pending
 * @param tasks how long a task is kept after its last change
 */
@ConfigurationProperties("stockstream.horizons")
public record HorizonProperties(
        @DefaultValue("400d") Duration movements,
        @DefaultValue("400d") Duration orders,
        @DefaultValue("440d") Duration tasks) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    /** Longer than any check lets an order be pending, and any retry topic keeps what waits there. */
    private static final Duration SHORTEST_OF_ORDERS = Duration.ofDays(40);

    /** Beyond that a time could leave the years that records can hold. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** In so many steps a horizon covers its own length. */
    private static final int STEPS = 13;

    private static final int TENTH = 10;

    public HorizonProperties {
        requireWithin("MOVEMENT_HORIZON", movements, SHORTEST);
        requireWithin("ORDER_RETENTION", orders, SHORTEST_OF_ORDERS);
        requireWithin("TASK_RETENTION", tasks, SHORTEST_OF_ORDERS);
        // An order's tasks bear the time of its request, which may be as old as the horizon of orders.
        Duration shortest = orders.plus(orders.dividedBy(TENTH));
        if (tasks.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "TASK_RETENTION must be at least a tenth longer than ORDER_RETENTION, so at least %d hours (was %s)"
                            .formatted(shortest.toHours(), tasks));
        }
    }

    private static void requireWithin(String variable, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("%s must be from %s to %s days, such as 400d or P400D (was %s)"
                    .formatted(variable, shortest.toDays(), LONGEST.toDays(), value));
        }
    }

    /**
     * Checks that nothing leaves the history before it leaves the stores.
     *
     * @param retentionOrNull how long the history is kept; {@code null} for ever
     * @throws IllegalArgumentException when something might
     */
    void checkHistory(Duration retentionOrNull) {
        Duration longest = tasks.compareTo(movements) > 0 ? tasks : movements;
        if (retentionOrNull != null && retentionOrNull.compareTo(longest) <= 0) {
            throw new IllegalArgumentException(
                    "HISTORY_RETENTION must be longer than TASK_RETENTION and MOVEMENT_HORIZON, so than %d hours, or empty (was %s)"
                            .formatted(longest.toHours(), retentionOrNull));
        }
    }

    /**
     * What is over is forgotten before this time. It moves on a thirteenth of the length at once, because each move
     * goes through the whole store.
     *
     * @param due time from which it is measured
     * @param length what is younger is kept
     */
    static Instant horizon(Instant due, Duration length) {
        Duration step = Duration.ofDays(Math.max(1, length.dividedBy(STEPS).toDays()));
        long seconds = due.minus(length).getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, step.toSeconds()));
    }
}
