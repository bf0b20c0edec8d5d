package io.stockstream.streams.effect.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When pending orders are looked at. Every instance that runs executors has to have the same settings: then what they write is equal.
 *
 * @param driveOnAfter how long an order is pending before it is asked for again
 * @param failAfter how long an order is pending before it fails
 */
@ConfigurationProperties("stockstream.orders")
public record OrderCheckProperties(
        @DefaultValue("30s") Duration driveOnAfter,
        @DefaultValue("10m") Duration failAfter) {

    public OrderCheckProperties {
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
