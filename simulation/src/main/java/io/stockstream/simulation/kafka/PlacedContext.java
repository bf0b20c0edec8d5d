package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.DelegatingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A processor's own context, except for the positions of the task and of the record. */
final class PlacedContext<K, V> extends DelegatingContext<K, V> {

    private final Place place;

    PlacedContext(ProcessorContext<K, V> own, Place place) {
        super(own);
        this.place = place;
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return place.position();
    }

    @Override
    public TaskId taskId() {
        return place.taskId(super.taskId());
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        place.lookAtTheClock();
        return super.schedule(interval, type, callback);
    }

    @Override
    public Cancellable schedule(Instant startTime, Duration interval, PunctuationType type, Punctuator callback) {
        place.lookAtTheClock();
        return super.schedule(startTime, interval, type, callback);
    }
}
