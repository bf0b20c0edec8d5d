/**
 * The stock topology: facts on warehouse.movements in, decisions and views out. {@link io.stockstream.streams.stock.StockDecider}
 * and what it uses know neither Kafka nor Spring; the processor loads, lets decide, applies.
 */
package io.stockstream.streams.stock;
