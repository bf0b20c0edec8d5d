package io.stockstream.task.topology;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.task.Task;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the tasks topology. Their names are part of changelog topics' names and stay for ever. */
public final class TaskStores {

    /** Horizons of {@link #TASKS}. */
    public static final String HORIZONS = "task-horizons";

    /** Task by id, of those that have changed since the horizon. */
    public static final String TASKS = "tasks";

    private TaskStores() {}

    static StoreBuilder<KeyValueStore<String, Task>> tasks() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(TASKS), Serdes.String(), StateSerde.of(Task.class))
                .withLoggingEnabled(Map.of());
    }
}
