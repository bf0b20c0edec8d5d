/** Decides which change of a row counts. Knows neither Kafka nor Spring. */
package io.stockstream.catalogue.decide;
