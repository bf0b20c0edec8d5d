/**
 * The tasks topology: requests and reports in, the state of every task out. {@link io.stockstream.task.decide.TaskFold}
 * and what it uses know neither Kafka nor Spring.
 */
package io.stockstream.task.topology;
