package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script.Turn;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
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

    /**
     * An input that waited.
     *
     * @param offset where it stood in its topic
     * @param input the input
     */
    record Kept(long offset, WaitingInput input) {}

    /** The first waiting input of a topic; it is gone from the store. */
    Optional<Kept> takeFirst(String topic, Progress progress) {
        if (!progress.hasInputs()) {
            return Optional.empty();
        }
        KeyValue<Bytes, byte[]> first;
        try (KeyValueIterator<Bytes, byte[]> all =
                waiting.range(ReplayKey.input(topic, 0), ReplayKey.input(topic, Long.MAX_VALUE))) {
            if (!all.hasNext()) {
                return Optional.empty();
            }
            first = all.next();
        }
        waiting.delete(first.key);
        progress.inputIsOver();
        return Optional.of(new Kept(ReplayKey.offsetOf(first.key), WaitingInput.decode(first.value)));
    }

    /** Stores inputs that have arrived and were not taken. */
    void keepArrived(Progress progress) {
        if (arrived != null) {
            waiting.put(arrivedKey, arrived.encode());
            progress.inputWaits();
            forgetArrived();
        }
    }

    /**
     * Passes the record keys of some waiting inputs to a consumer, which may take them meanwhile.
     *
     * @param from where to begin; {@code null} at the first
     * @param most how many at most
     * @return where to continue; {@code null} when that was all
     */
    Bytes someKeys(Bytes from, int most, Consumer<byte[]> action) {
        try (KeyValueIterator<Bytes, byte[]> all = waiting.range(from, null)) {
            int told = 0;
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> input = all.next();
                if (told == most) {
                    return input.key;
                }
                byte[] key = WaitingInput.decode(input.value).key();
                if (key != null) {
                    action.accept(key);
                }
                told++;
            }
        }
        return null;
    }

    /** Removes some inputs, up to a limit. */
    void clear(Progress progress, int most) {
        try (KeyValueIterator<Bytes, byte[]> all = waiting.all()) {
            for (int removed = 0; removed < most && all.hasNext(); removed++) {
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
