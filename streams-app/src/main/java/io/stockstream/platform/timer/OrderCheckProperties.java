package io.stockstream.platform.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When pending orders are checked. All instances that run executors must have the same settings, so that they write the
 * same.
 *
 * @param driveOnAfter how long an order stays pending before its open questions are asked again
 * @param failAfter how long an order is pending before it fails
 * @param lookupFailAfter how long an order stays pending before it fails for want of a user, an address or a product;
 *     longer than a change of a row takes to arrive
 */
@ConfigurationProperties("stockstream.orders")
public record OrderCheckProperties(
        @DefaultValue("30s") Duration driveOnAfter,
        @DefaultValue("10m") Duration failAfter,
        @DefaultValue("2m") Duration lookupFailAfter) {

    public OrderCheckProperties {
        if (driveOnAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "ORDER_DRIVE_ON_AFTER must not be negative (was %s)".formatted(driveOnAfter));
        }
        if (lookupFailAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "ORDER_LOOKUP_FAIL_AFTER must not be negative (was %s)".formatted(lookupFailAfter));
        }
        if (failAfter.compareTo(driveOnAfter) < 0) {
            throw new IllegalArgumentException(
                    "ORDER_FAIL_AFTER must not be shorter than ORDER_DRIVE_ON_AFTER (was %s)".formatted(failAfter));
        }
    }
}
