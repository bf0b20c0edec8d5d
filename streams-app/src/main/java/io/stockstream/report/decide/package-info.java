/** Decides what a business day amounts to. Knows neither Kafka nor Spring. */
package io.stockstream.report.decide;
