/**
 * Derived values in Redis under plain string keys. Every write carries the position of the record that it comes from
 * and replaces only what is older; a reader that fills a miss needs a lease besides. Key, fence and lease share a slot
 * of a Redis cluster. Only invoices need none of this: an order has exactly one, and it never changes.
 */
package io.stockstream.cache;
