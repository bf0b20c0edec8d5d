package io.stockstream.platform.replay;

import io.stockstream.platform.replay.ScriptStore.Line;
import io.stockstream.platform.runtime.Script.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the next input of one lane, as far as script and inputs have arrived. */
final class LaneRun {

    private final byte[] key;
    private final ScriptStore lines;
    private final InputStore inputs;
    private final Progress progress;
    private final List<Optional<Line>> heads = new ArrayList<>();
    private Lane lane;

    LaneRun(byte[] key, Lane lane, ScriptStore lines, InputStore inputs, Progress progress) {
        this.key = key;
        this.lane = lane;
        this.lines = lines;
        this.inputs = inputs;
        this.progress = progress;
        for (int part = 0; part < lane.passed().length; part++) {
            heads.add(lines.first(key, part, lane.passed()[part] + 1));
        }
    }

    /**
     * An input whose turn it is.
     *
     * @param turn the turn
     * @param input the input
     */
    record Due(Turn turn, WaitingInput input) {}

    /** The lane as it is now. */
    Lane lane() {
        return lane;
    }

    /** The next input, whose turn is over with that; empty while it is not known or not here. */
    Optional<Due> next() {
        boolean waits = false;
        for (Optional<Line> head : heads) {
            if (head.isPresent() && changesNothing(head.get().turn())) {
                Optional<Due> due = take(head.get());
                if (due.isPresent()) {
                    return due;
                }
                waits = true;
            }
        }
        return waits ? Optional.empty() : nextChange();
    }

    private Optional<Due> nextChange() {
        for (Optional<Line> head : heads) {
            if (head.isPresent() && makesNextVersion(head.get().turn())) {
                return allHeadsAreKnown() ? take(head.get()) : Optional.empty();
            }
        }
        if (progress.isRead()) {
            cut();
        }
        return Optional.empty();
    }

    private boolean changesNothing(Turn turn) {
        return !turn.changes() && turn.version() == lane.version();
    }

    private boolean makesNextVersion(Turn turn) {
        return turn.changes() && turn.version() == lane.version() + 1;
    }

    /** An unread line could be of an input that saw the version before the change. */
    private boolean allHeadsAreKnown() {
        for (int part = 0; part < heads.size(); part++) {
            if (heads.get(part).isEmpty() && !progress.isRead(part)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Due> take(Line line) {
        WaitingInput input = inputs.take(line.turn(), progress);
        if (input == null) {
            return Optional.empty();
        }
        lines.remove(key, line);
        progress.turnIsOver();
        lane = lane.after(line.part(), line.offset(), line.turn().version());
        heads.set(line.part(), lines.first(key, line.part(), line.offset() + 1));
        return Optional.of(new Due(line.turn(), input));
    }

    /**
     * Where the ends of two topics of the script were noted while work went on, one can have what follows on something
     * beyond the other's.
     */
    private void cut() {
        for (Optional<Line> head : heads) {
            for (Optional<Line> line = head; line.isPresent(); ) {
                lines.remove(key, line.get());
                progress.turnIsCut();
                line = lines.first(key, line.get().part(), line.get().offset() + 1);
            }
        }
    }
}
