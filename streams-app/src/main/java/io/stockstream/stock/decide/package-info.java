/**
 * Decides movements and reservations: pure functions of the state of a sku, an input and its time. Knows neither
 * Kafka nor Spring.
 */
package io.stockstream.stock.decide;
