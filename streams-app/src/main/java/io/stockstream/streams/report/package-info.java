/**
 * The reports topology: what every business day has to know of its orders, when the day is final, what came after that, and stock at the
 * end of every day. The deciders and what they use know neither Kafka nor Spring; the processors load, let decide, apply.
 */
package io.stockstream.streams.report;
