package io.stockstream.cache;

import java.time.Duration;

/**
 * A key that an executor renews as long as it keeps up and Redis accepts its writes. Without it the values may be old,
 * for instance because Redis is full or has become a replica, although it still answers; then readers ask the stores.
 */
public final class Pulse {

    /** How long readers trust the values without a renewal. */
    public static final Duration TTL = Duration.ofSeconds(5);

    /** How often it is renewed. */
    public static final Duration BEAT = Duration.ofSeconds(1);

    /** Keeps {@code stock:{sku}}. */
    public static final String STOCK = "pulse:stock-cache";

    /** Keeps {@code user:{id}} and {@code product:{id}}. */
    public static final String CATALOGUE = "pulse:catalogue-cache";

    private Pulse() {}
}
