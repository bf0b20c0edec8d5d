/** Decides when a schedule fires. Knows neither Kafka nor Spring. */
package io.stockstream.schedule.decide;
