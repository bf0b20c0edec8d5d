package io.stockstream.platform.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long idempotency keys count.
 *
 * @param ttl how long an answer is kept
 * @param claim how long a request may take until its key is free for another, should this process end before it
 *     answers; longer than any request takes, with {@code Prefer: wait} too
 */
@ConfigurationProperties("stockstream.idempotency")
public record IdempotencySettings(
        @DefaultValue("24h") Duration ttl,
        @DefaultValue("60s") Duration claim) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public IdempotencySettings {
        if (ttl.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("IDEMPOTENCY_TTL must be at least 1s; it is " + ttl);
        }
    }
}
