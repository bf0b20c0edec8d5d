package io.stockstream.streams.effect.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When pending orders are looked at. Every instance that runs executors has to have the same settings: then what they write is equal.
 *
 * @param checkInterval between two checks; they are due at whole multiples of it, counted from 1970
 * @param driveOnAfter how long an order is pending before it is asked for again
 * @param failAfter how long an order is pending before it fails
 */
@ConfigurationProperties("stockstream.orders")
public record OrderCheckProperties(
        @DefaultValue("5m") Duration checkInterval,
        @DefaultValue("30s") Duration driveOnAfter,
        @DefaultValue("10m") Duration failAfter) {

    public OrderCheckProperties {
        if (checkInterval.toMillis() < 1_000) {
            throw new IllegalArgumentException(
                    "ORDER_CHECK_INTERVAL must be at least 1s (was %s)".formatted(checkInterval));
        }
        if (driveOnAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "ORDER_DRIVE_ON_AFTER must not be negative (was %s)".formatted(driveOnAfter));
        }
        if (failAfter.compareTo(driveOnAfter) < 0) {
            throw new IllegalArgumentException(
                    "ORDER_FAIL_AFTER must not be shorter than ORDER_DRIVE_ON_AFTER (was %s)".formatted(failAfter));
        }
    }
}
