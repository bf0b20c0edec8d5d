/**
 * The lookups topology: what orders ask of the catalogue, answered where the rows are. It also tells which product has a sku.
 * {@link io.stockstream.streams.lookup.LookupDecider}, {@link io.stockstream.streams.lookup.SkuDecider} and what they use know neither
 * Kafka nor Spring; the processors load, let decide, apply.
 */
package io.stockstream.streams.lookup;
