package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Script.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The lines of the script whose turns have not come. */
final class ScriptStore {

    private final Script script;
    private final KeyValueStore<Bytes, byte[]> lines;

    ScriptStore(Script script, KeyValueStore<Bytes, byte[]> lines) {
        this.script = script;
        this.lines = lines;
    }

    /**
     * One line.
     *
     * @param part the topic of the script that it is from
     * @param offset where it stands there
     * @param turn its content
     */
    record Line(int part, long offset, Turn turn) {}

    void add(byte[] lane, Line line) {
        lines.put(key(lane, line.part(), line.offset()), encode(line.turn()));
    }

    void remove(byte[] lane, Line line) {
        lines.delete(key(lane, line.part(), line.offset()));
    }

    /**
     * The first line of a lane from one topic, at that offset or after it. Not from the beginning: stepping over
     * removed lines costs as much as reading them.
     */
    Optional<Line> first(byte[] lane, int part, long offset) {
        try (KeyValueIterator<Bytes, byte[]> found =
                lines.range(key(lane, part, offset), key(lane, part, Long.MAX_VALUE))) {
            if (!found.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Bytes, byte[]> line = found.next();
            return Optional.of(new Line(part, ReplayKey.offsetOf(line.key), decode(line.value)));
        }
    }

    private Bytes key(byte[] lane, int part, long offset) {
        return ReplayKey.line(lane, script.parts().get(part).topic().name(), offset);
    }

    private static byte[] encode(Turn turn) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(turn.topic());
            out.writeLong(turn.offset());
            out.writeLong(turn.version());
            out.writeBoolean(turn.changes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Turn decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Turn(in.readUTF(), in.readLong(), in.readLong(), in.readBoolean());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
