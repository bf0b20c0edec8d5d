package io.stockstream.streams.replay;

import io.stockstream.streams.runtime.Script.Turn;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The inputs whose turns have not come; the one that has just arrived is only stored when it has to wait. */
final class InputStore {

    private final KeyValueStore<Bytes, byte[]> waiting;
    private Bytes arrivedKey;
    private WaitingInput arrived;

    InputStore(KeyValueStore<Bytes, byte[]> waiting) {
        this.waiting = waiting;
    }

    void arrive(String topic, long offset, WaitingInput input) {
        arrivedKey = ReplayKey.input(topic, offset);
        arrived = input;
    }

    /** The input of a turn; {@code null} while it has not arrived. It is gone from the store. */
    WaitingInput take(Turn turn, Progress progress) {
        Bytes key = ReplayKey.input(turn.topic(), turn.offset());
        if (key.equals(arrivedKey)) {
            WaitingInput input = arrived;
            forgetArrived();
            return input;
        }
        if (!progress.hasInputs()) {
            return null;
        }
        byte[] stored = waiting.get(key);
        if (stored == null) {
            return null;
        }
        waiting.delete(key);
        progress.inputIsOver();
        return WaitingInput.decode(stored);
    }

    /** Stores what has arrived and was not taken. */
    void keepArrived(Progress progress) {
        if (arrived != null) {
            waiting.put(arrivedKey, arrived.encode());
            progress.inputWaits();
            forgetArrived();
        }
    }

    /** Tells the keys of the inputs that wait; they may be taken meanwhile. */
    void forEachKey(Consumer<byte[]> action) {
        try (KeyValueIterator<Bytes, byte[]> all = waiting.all()) {
            while (all.hasNext()) {
                action.accept(WaitingInput.decode(all.next().value).key());
            }
        }
    }

    /** Removes everything. */
    void clear(Progress progress) {
        try (KeyValueIterator<Bytes, byte[]> all = waiting.all()) {
            while (all.hasNext()) {
                waiting.delete(all.next().key);
                progress.inputIsOver();
            }
        }
    }

    private void forgetArrived() {
        arrivedKey = null;
        arrived = null;
    }
}
