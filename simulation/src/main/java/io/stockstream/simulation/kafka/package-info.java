/**
 * Kafka without a broker: a log, and tasks that read and write it in transactions, each a topology in a test driver.
 */
package io.stockstream.simulation.kafka;
