package io.stockstream.platform.kafka;

import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Makes consumers for the types of tasks: from the first record on, in no group. */
@FunctionalInterface
public interface TaskTypeConsumers extends Supplier<Consumer<String, byte[]>> {}
