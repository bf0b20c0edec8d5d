package io.stockstream.schedule.topology;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the schedules topology. Their names are part of the changelog topics' names and stay for ever. */
public final class ScheduleStores {

    /** State by schedule id. States of deleted schedules stay. */
    public static final String SCHEDULES = "schedules";

    /** Schedule ids by {@link DueSchedules} of their next run. */
    static final String DUE = "schedules-due";

    /** Task ids of runs requested by hand. Grows with every one. */
    static final String RUNS = "schedule-runs";

    /** The newest decisions by {@link FiringKey}. */
    public static final String FIRINGS = "schedule-firings";

    private ScheduleStores() {}

    static StoreBuilder<KeyValueStore<String, ScheduleState>> schedules() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(SCHEDULES), Serdes.String(), StateSerde.of(ScheduleState.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> due() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(DUE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> runs() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(RUNS), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, ScheduleFired>> firings() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(FIRINGS), Serdes.Bytes(), StateSerde.of(ScheduleFired.class))
                .withLoggingEnabled(Map.of());
    }
}
