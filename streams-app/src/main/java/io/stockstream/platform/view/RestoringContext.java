package io.stockstream.platform.view;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A store's own context, except that it registers another restore callback. */
final class RestoringContext implements StateStoreContext {

    private final StateStoreContext own;
    private final UnaryOperator<StateRestoreCallback> restoring;

    /**
     * @param restoring makes the callback that is registered of the one that the store brings
     */
    RestoringContext(StateStoreContext own, UnaryOperator<StateRestoreCallback> restoring) {
        this.own = own;
        this.restoring = restoring;
    }

    @Override
    public void register(StateStore store, StateRestoreCallback callback) {
        own.register(store, restoring.apply(callback));
    }

    @Override
    public void register(StateStore store, StateRestoreCallback callback, CommitCallback committed) {
        own.register(store, restoring.apply(callback), committed);
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
    public Optional<RecordMetadata> recordMetadata() {
        return own.recordMetadata();
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
    public Map<String, Object> appConfigs() {
        return own.appConfigs();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return own.appConfigsWithPrefix(prefix);
    }
}
