package io.stockstream.simulation.kafka;

import org.apache.kafka.common.TopicPartition;

/**
 * A record that a task wrote.
 *
 * @param partition its partition
 * @param written the record
 */
public record Emitted(TopicPartition partition, LogRecord written) {}
