/**
 * The lookups topology: orders' lookups in the catalogue, answered where the rows are. It also determines which product
 * has a sku. {@link io.stockstream.catalogue.lookup.decide.LookupDecider},
 * {@link io.stockstream.catalogue.lookup.decide.SkuDecider} and what they use know neither Kafka nor Spring; the
 * processors load the state, have them decide, and apply the effects.
 */
package io.stockstream.catalogue.lookup;
