package io.stockstream.api.kafka;

import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Makes a consumer that reads committed decisions: one that failed is replaced by another. */
@FunctionalInterface
public interface DecisionConsumers extends Supplier<Consumer<String, byte[]>> {}
