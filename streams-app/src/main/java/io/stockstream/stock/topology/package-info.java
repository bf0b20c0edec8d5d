/**
 * The stock topology: facts on warehouse.movements and commands on stock.reservations in, decisions and views out.
 * {@link io.stockstream.stock.decide.StockDecider}, {@code ReservationDecider} and what they use know neither Kafka
 * nor Spring; a processor loads the state, has them decide, and applies the effects.
 */
package io.stockstream.stock.topology;
