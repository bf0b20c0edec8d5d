package io.stockstream.cache;

import java.time.Duration;

/** What a record does to a key; it counts only while no newer record has. */
public sealed interface Change {

    /** The key as redis-cli shows it, such as {@code user:1}. */
    String key();

    /** Where the change comes from. */
    Fence fence();

    /**
     * Sets the value; for callers that are sure to have the newest.
     *
     * @param key of the value
     * @param text the value as redis-cli shows it
     * @param fence its origin
     * @param ttl how long the value stays; {@link Duration#ZERO} for ever
     * @param fenceTtl how long its fence lives; {@link Duration#ZERO} for ever
     */
    record Put(String key, String text, Fence fence, Duration ttl, Duration fenceTtl) implements Change {

        /** With a fence that lives for ever, if the value does. */
        public Put(String key, String text, Fence fence, Duration ttl) {
            this(key, text, fence, ttl, ttl.isZero() ? Duration.ZERO : FencedCache.FENCE_TTL);
        }
    }

    /**
     * Sets the value if the last record that wrote or dropped it is known; otherwise only removes it, so that the next
     * reader fills it. For callers that may lag: after a loss of Redis' data they would bring back what readers have
     * long seen replaced.
     *
     * @param key of the value
     * @param text the value as redis-cli shows it
     * @param fence its origin
     * @param ttl how long the value stays
     */
    record Refresh(String key, String text, Fence fence, Duration ttl) implements Change {}

    /**
     * Removes the value; the fence stays for {@link FencedCache#FENCE_TTL}, so that nothing older comes back.
     *
     * @param key of the value
     * @param fence its origin
     */
    record Drop(String key, Fence fence) implements Change {}
}
