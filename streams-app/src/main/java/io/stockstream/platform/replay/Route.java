package io.stockstream.platform.replay;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** What becomes of the inputs of one topic: how they are read, and which processors get them. */
final class Route {

    private final String topic;
    private final Deserializer<?> keys;
    private final Deserializer<?> values;
    private final List<String> processors = new ArrayList<>();

    Route(String topic, Deserializer<?> keys, Deserializer<?> values) {
        this.topic = topic;
        this.keys = keys;
        this.values = values;
    }

    String topic() {
        return topic;
    }

    void leadTo(String processor) {
        processors.add(processor);
    }

    /** Names of the processors. */
    List<String> processors() {
        return processors;
    }

    /** The input as the processors know it. */
    Record<Object, Replayed<?>> read(Position position, WaitingInput input) {
        Object value = values.deserialize(topic, input.headers(), input.value());
        return new Record<>(
                keys.deserialize(topic, input.headers(), input.key()),
                new Replayed<>(position, value),
                input.timestamp(),
                input.headers());
    }
}
