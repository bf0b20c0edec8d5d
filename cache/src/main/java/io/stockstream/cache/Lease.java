package io.stockstream.cache;

/**
 * The right to fill one key. Every change of the key revokes it, it ends by itself after {@link FencedCache#LEASE_TTL}, and a Redis that lost its
 * data has lost it too: so a reader that was slow can never write what it read before.
 *
 * @param key the key to fill
 * @param token tells this lease from every other
 */
public record Lease(String key, String token) {}
