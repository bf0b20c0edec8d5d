package io.stockstream.streams.view;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.StateSerde;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.task.Task;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the task-views topology. Their names are part of changelog topics' names and stay for ever. */
public final class TaskViewStores {

    /** Task by id; restored from tasks.tasks itself. */
    public static final String TASKS = "listed-tasks";

    /** Index: tasks by state, type and queue, newest first; keys of {@link TaskIndexKey}, no values. */
    public static final String INDEX = "task-index";

    /** How many tasks there are by {@link TaskCountKey}; where there are none, there is no entry. */
    public static final String COUNTS = "task-counts";

    /**
     * The state of a task that index and counts were built from: a task without its texts, by id. Not the tasks
     * themselves: those are restored from a compacted topic, which may have lost the indexed state before its successor
     * was indexed; then the count would be wrong for ever.
     */
    public static final String ENTRIES = "task-entries";

    private TaskViewStores() {}

    static StoreBuilder<KeyValueStore<String, Task>> tasks(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(TASKS), Serdes.String(), PatientSerde.of(serdes.value(Topics.TASKS)))
                .withCachingEnabled()
                .withLoggingDisabled();
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> index() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(INDEX), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, Long>> counts() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(COUNTS), Serdes.Bytes(), Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Task>> entries() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(ENTRIES), Serdes.String(), StateSerde.of(Task.class))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
