package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the replay of one partition is. */
final class Progress {

    private static final long NONE = -1;

    private final List<Part> parts;
    private long decisions;
    private long waiting;
    private long inputs;
    private long cut;

    /** Per topic of the script: its last record, the last that was read, and the input that this was decided on. */
    private static final class Part {
        private final long last;
        private long read = NONE;
        private String causeTopic = "";
        private long causeOffset = NONE;

        Part(long last) {
            this.last = last;
        }
    }

    private Progress(List<Part> parts) {
        this.parts = parts;
    }

    /** @param last per topic of the script the offset of its last record when the replay began, −1 for none */
    static Progress towards(List<Long> last) {
        return new Progress(last.stream().map(Part::new).toList());
    }

    /**
     * Whether a record of the script was not there yet when the replay began. All that was there has been read then.
     */
    boolean isBeyond(int part, long offset) {
        Part of = parts.get(part);
        if (offset <= of.last) {
            return false;
        }
        of.read = of.last;
        return true;
    }

    /**
     * Notes a record of the script.
     *
     * @param decided the input it was made on; empty when it followed from another decision
     * @return whether it has a turn of its own: of several decisions on one input only the first has
     */
    boolean read(int part, long offset, Optional<Turn> decided) {
        Part of = parts.get(part);
        of.read = offset;
        decisions++;
        if (decided.isEmpty()) {
            return false;
        }
        Turn turn = decided.get();
        boolean again = turn.offset() == of.causeOffset && turn.topic().equals(of.causeTopic);
        of.causeTopic = turn.topic();
        of.causeOffset = turn.offset();
        waiting += again ? 0 : 1;
        return !again;
    }

    /** Notes that a turn has been. */
    void turnIsOver() {
        waiting--;
    }

    /** Notes a turn that cannot come, because one before it lies beyond the end. */
    void turnIsCut() {
        waiting--;
        cut++;
    }

    /** Notes that an input waits. */
    void inputWaits() {
        inputs++;
    }

    /** Notes that an input waits no longer. */
    void inputIsOver() {
        inputs--;
    }

    boolean hasInputs() {
        return inputs > 0;
    }

    /** Whether all of one topic of the script has been read. */
    boolean isRead(int part) {
        Part of = parts.get(part);
        return of.read >= of.last;
    }

    /** Whether all of the script has been read. */
    boolean isRead() {
        return parts.stream().allMatch(part -> part.read >= part.last);
    }

    /** Whether all of the script has been replayed. */
    boolean isThrough() {
        return waiting == 0 && isRead();
    }

    /** Decisions that were read, less those that were cut. */
    long decisions() {
        return decisions - cut;
    }

    /** Turns that were cut. */
    long cut() {
        return cut;
    }

    /** Turns that have not come. Unread ones are counted by offsets, some of which hold no decision. */
    long remaining() {
        return waiting + parts.stream().mapToLong(part -> part.last - part.read).sum();
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(parts.size());
            for (Part part : parts) {
                out.writeLong(part.last);
                out.writeLong(part.read);
                out.writeUTF(part.causeTopic);
                out.writeLong(part.causeOffset);
            }
            for (long count : List.of(decisions, waiting, inputs, cut)) {
                out.writeLong(count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Progress decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<Part> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                Part part = new Part(in.readLong());
                part.read = in.readLong();
                part.causeTopic = in.readUTF();
                part.causeOffset = in.readLong();
                parts.add(part);
            }
            Progress progress = new Progress(parts);
            progress.decisions = in.readLong();
            progress.waiting = in.readLong();
            progress.inputs = in.readLong();
            progress.cut = in.readLong();
            return progress;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
