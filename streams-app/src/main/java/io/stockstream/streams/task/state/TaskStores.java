package io.stockstream.streams.task.state;

import io.stockstream.streams.runtime.StateSerde;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.task.Task;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The store of the tasks topology. Its name is part of the changelog topic's name and stays for ever. */
public final class TaskStores {

    /** Task by id. Grows with every task. */
    public static final String TASKS = "tasks";

    private TaskStores() {}

    static StoreBuilder<KeyValueStore<String, Task>> tasks() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(TASKS), Serdes.String(), StateSerde.of(Task.class))
                .withLoggingEnabled(Map.of());
    }
}
