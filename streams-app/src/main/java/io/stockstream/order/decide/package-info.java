/** Decides orders, step by step: pure functions of an order, an input and its time. Knows neither Kafka nor Spring. */
package io.stockstream.order.decide;
