package io.stockstream.platform.runtime;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where the record that is being decided on stands in the log. The only time that a decision knows is in here, so that
 * a replay decides the same.
 *
 * @param topic topic of the record
 * @param partition partition of the record
 * @param offset offset of the record
 * @param recordedAt timestamp of the record, milliseconds
 */
public record InputOrigin(String topic, int partition, long offset, Instant recordedAt) {

    /** The origin of the record that the context's processor was given. */
    public static InputOrigin of(ProcessorContext<?, ?> context, Record<?, ?> incoming) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("What is decided on always comes from a topic"));
        return new InputOrigin(
                metadata.topic(), metadata.partition(), metadata.offset(), Instant.ofEpochMilli(incoming.timestamp()));
    }
}
