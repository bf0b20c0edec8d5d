package io.stockstream.platform.kafka;

import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Creates consumers that read committed decisions; a failed one is replaced. */
@FunctionalInterface
public interface DecisionConsumers extends Supplier<Consumer<String, byte[]>> {}
