package io.stockstream.platform.replay;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The sequencer's stores: a replay that is stopped resumes where it was. */
final class ReplayStores {

    /** Inputs whose turn has not come, by topic and offset. */
    static final String INPUTS = "replay-inputs";

    /** Turns that have not come, by lane, topic of the script and offset. */
    static final String LINES = "replay-lines";

    /** How far each lane is. */
    static final String LANES = "replay-lanes";

    /** Progress of the partition, and {@link UnfinishedWork}. */
    static final String PROGRESS = "replay-progress";

    private ReplayStores() {}

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> all() {
        return List.of(store(INPUTS), store(LINES), store(LANES), store(PROGRESS));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }
}
