package io.stockstream.platform.runtime;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A processor's own context, but for what a subclass says in its place. */
public abstract class DelegatingContext<K, V> implements ProcessorContext<K, V> {

    private final ProcessorContext<K, V> own;

    protected DelegatingContext(ProcessorContext<K, V> own) {
        this.own = own;
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return own.recordMetadata();
    }

    @Override
    public <K2 extends K, V2 extends V> void forward(Record<K2, V2> result) {
        own.forward(result);
    }

    @Override
    public <K2 extends K, V2 extends V> void forward(Record<K2, V2> result, String child) {
        own.forward(result, child);
    }

    @Override
    public String applicationId() {
        return own.applicationId();
    }

    @Override
    public TaskId taskId() {
        return own.taskId();
    }

    @Override
    public Serde<?> keySerde() {
        return own.keySerde();
    }

    @Override
    public Serde<?> valueSerde() {
        return own.valueSerde();
    }

    @Override
    public File stateDir() {
        return own.stateDir();
    }

    @Override
    public StreamsMetrics metrics() {
        return own.metrics();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Kafka's own signature.
    public <S extends StateStore> S getStateStore(String name) {
        return own.getStateStore(name);
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        return own.schedule(interval, type, callback);
    }

    @Override
    public Cancellable schedule(Instant startTime, Duration interval, PunctuationType type, Punctuator callback) {
        return own.schedule(startTime, interval, type, callback);
    }

    @Override
    public void commit() {
        own.commit();
    }

    @Override
    public Map<String, Object> appConfigs() {
        return own.appConfigs();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return own.appConfigsWithPrefix(prefix);
    }

    @Override
    public long currentSystemTimeMs() {
        return own.currentSystemTimeMs();
    }

    @Override
    public long currentStreamTimeMs() {
        return own.currentStreamTimeMs();
    }
}
