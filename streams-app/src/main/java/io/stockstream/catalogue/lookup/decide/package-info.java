/** Decides what an order is told about the rows that it asks for. Knows neither Kafka nor Spring. */
package io.stockstream.catalogue.lookup.decide;
