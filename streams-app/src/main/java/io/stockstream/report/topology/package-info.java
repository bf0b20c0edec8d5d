/**
 * The reports topology: the orders of every business day, when the day is final, what changed after that, and the stock
 * at the end of every day. The deciders and what they use know neither Kafka nor Spring; the processors load the state,
 * have them decide, and apply the effects.
 */
package io.stockstream.report.topology;
