/**
 * Classifies failures in one place, for everything that executors call: PostgreSQL, Kafka, Redis, the mail server, the
 * schema registry, and the handlers of tasks.
 */
package io.stockstream.platform.failure;
