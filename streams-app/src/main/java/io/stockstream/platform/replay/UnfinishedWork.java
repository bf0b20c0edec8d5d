package io.stockstream.platform.replay;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The remaining work of a sequencer, which no further record would trigger: it does a bounded part with each record and
 * continues from here. Kept beside its progress, so that it survives a restart.
 */
final class UnfinishedWork {

    private static final byte LOOK = 1;
    private static final byte LANE = 2;
    private static final Bytes LOOK_KEY = Bytes.wrap(new byte[] {LOOK});
    private static final Bytes LANES_FROM = Bytes.wrap(new byte[] {LANE});
    private static final Bytes LANES_TO = Bytes.wrap(new byte[] {LANE + 1});
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    UnfinishedWork(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** All waiting inputs have to be looked at again, from this one on; {@code null} from the first. */
    void lookFrom(Bytes inputOrNull) {
        store.put(LOOK_KEY, inputOrNull == null ? NOTHING : inputOrNull.get());
    }

    /** All waiting inputs have been looked at. */
    void lookedAtAll() {
        store.delete(LOOK_KEY);
    }

    boolean hasToLook() {
        return store.get(LOOK_KEY) != null;
    }

    /** Where to look from; {@code null} from the first. */
    Bytes lookFrom() {
        byte[] from = store.get(LOOK_KEY);
        return from == null || from.length == 0 ? null : Bytes.wrap(from);
    }

    /** More inputs of a lane may have their turn. */
    void goOnWith(byte[] lane) {
        store.put(key(lane), NOTHING);
    }

    /** No more inputs of a lane have their turn. */
    void isOver(byte[] lane) {
        if (store.get(key(lane)) != null) {
            store.delete(key(lane));
        }
    }

    /** A lane of which more inputs may have their turn. */
    Optional<byte[]> lane() {
        try (KeyValueIterator<Bytes, byte[]> lanes = store.range(LANES_FROM, LANES_TO)) {
            if (!lanes.hasNext()) {
                return Optional.empty();
            }
            byte[] key = lanes.next().key.get();
            return key[0] == LANE ? Optional.of(Arrays.copyOfRange(key, 1, key.length)) : Optional.empty();
        }
    }

    private static Bytes key(byte[] lane) {
        byte[] key = new byte[lane.length + 1];
        key[0] = LANE;
        System.arraycopy(lane, 0, key, 1, lane.length);
        return Bytes.wrap(key);
    }
}
