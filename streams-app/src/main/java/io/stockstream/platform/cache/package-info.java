/** Writes derived values to Redis, each fenced by the offset it comes from. */
package io.stockstream.platform.cache;
