/** Sorts failures once, for all that executors ask: PostgreSQL, Kafka, Redis, the mail server, the schema registry, and the handlers of tasks. */
package io.stockstream.streams.effect.failure;
