package io.stockstream.platform.cache;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach Redis, and how much it may cost when it cannot be reached.
 *
 * @param url such as {@code redis://127.0.0.1:6379}
 * @param timeout what one call may take, at most 100 ms: a cache that is slower is no help
 * @param pause how long Redis is left alone once it failed
 * @param connections the largest number of connections
 */
@Validated
@ConfigurationProperties("stockstream.cache")
public record CacheSettings(
        @NotBlank String url,
        @DefaultValue("100ms") Duration timeout,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("16") int connections) {

    private static final Duration LONGEST = Duration.ofMillis(100);

    public CacheSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("REDIS_TIMEOUT must be from 1ms to 100ms; it is " + timeout);
        }
    }
}
