/** Decides the state of a task out of what is reported about it. Knows neither Kafka nor Spring. */
package io.stockstream.task.decide;
