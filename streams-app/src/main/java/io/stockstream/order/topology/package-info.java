/**
 * The orders topology: requests, answers of the catalogue and of stock, and checks in; decisions, commands and views
 * out. {@link io.stockstream.order.decide.OrderDecider} and what it uses know neither Kafka nor Spring nor JSON; the
 * processor loads the state, has them decide, and applies the effects.
 */
package io.stockstream.order.topology;
