package io.stockstream.cache;

/**
 * The right to fill one key. Every change of the key revokes it, it expires after {@link FencedCache#LEASE_TTL}, and a
 * Redis that lost its data has lost it too. So a slow reader can never write what it read before.
 *
 * @param key the key to fill
 * @param token distinguishes this lease from every other
 */
public record Lease(String key, String token) {}
