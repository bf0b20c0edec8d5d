package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.DelegatingContext;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A processor's own context, but for the position of the record. */
final class PositionedContext<K, V> extends DelegatingContext<K, V> {

    private RecordMetadata position;

    PositionedContext(ProcessorContext<K, V> own) {
        super(own);
    }

    /** Sets the position of the record. */
    void moveTo(RecordMetadata next) {
        position = next;
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.ofNullable(position);
    }
}
