/**
 * Redis as query-api uses it: never waited for longer than a moment, left alone while it is away, and never believed
 * over what this application has written itself. The rules of fences and leases are those of
 * {@link io.stockstream.cache.FencedCache}.
 */
package io.stockstream.platform.cache;
