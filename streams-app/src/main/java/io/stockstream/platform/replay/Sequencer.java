package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Script.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Passes on the inputs of one partition in the order of the script, whatever the order in which inputs and script
 * arrive. Waiting inputs are kept in stores, so that a replay that is stopped resumes where it was. Inputs that the
 * script does not name had no effect and are dropped.
 *
 * <p>Housekeeping inputs without a turn come at the end: what they remove counts as unknown before, so no decision
 * depends on when it goes.
 *
 * <p>One record can release all waiting inputs. So each record does a bounded part, and the rest is done from time to
 * time: the order follows from the script alone, never from the clock.
 */
final class Sequencer implements Processor<byte[], byte[], Object, Replayed<?>> {

    private static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});
    private static final byte[] WHOLE_PARTITION = {};

    /**
     * Most turns, or inputs looked at or removed, in one go: some tenths of a second, far below the transaction
     * time-out.
     */
    static final int MOST_AT_ONCE = 1_000;

    static final Duration PAUSE = Duration.ofMillis(50);

    /** Of {@link #MOST_AT_ONCE}: one input of housekeeping may look at as many entries as a thousand turns do. */
    private static final int COST_OF_HOUSEKEEPING = MOST_AT_ONCE / 5;

    private final Script script;
    private final Map<String, Route> routes;
    private final ScriptEnds ends;
    private final ReplayGauge gauge;
    private ProcessorContext<Object, Replayed<?>> context;
    private ScriptStore lines;
    private InputStore inputs;
    private KeyValueStore<Bytes, byte[]> lanes;
    private KeyValueStore<Bytes, byte[]> stored;
    private UnfinishedWork unfinished;
    private Progress progress;
    private int left;

    /**
     * @param script the order
     * @param routes by topic of the inputs
     * @param ends where the script ends
     * @param gauge receives the progress
     */
    Sequencer(Script script, Map<String, Route> routes, ScriptEnds ends, ReplayGauge gauge) {
        this.script = script;
        this.routes = routes;
        this.ends = ends;
        this.gauge = gauge;
    }

    @Override
    public void init(ProcessorContext<Object, Replayed<?>> processorContext) {
        context = processorContext;
        lines = new ScriptStore(script, processorContext.getStateStore(ReplayStores.LINES));
        inputs = new InputStore(processorContext.getStateStore(ReplayStores.INPUTS));
        lanes = processorContext.getStateStore(ReplayStores.LANES);
        stored = processorContext.getStateStore(ReplayStores.PROGRESS);
        unfinished = new UnfinishedWork(stored);
        gauge.tell(partition(), load());
        processorContext.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> goOn());
    }

    @Override
    public void process(Record<byte[], byte[]> incoming) {
        RecordMetadata at = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("Inputs and script always come from a topic"));
        progress = load();
        boolean keepsHouse = script.housekeeping().contains(at.topic());
        if (keepsHouse ? at.offset() > ends.of(at.topic(), partition()) : progress.isThrough()) {
            return;
        }
        left = MOST_AT_ONCE;
        if (routes.get(at.topic()) == null) {
            read(at, incoming);
        } else if (keepsHouse && script.scope() == Script.Scope.KEY) {
            inputs.arrive(at.topic(), at.offset(), WaitingInput.of(incoming));
            inputs.keepArrived(progress);
        } else {
            arrive(at, incoming);
        }
        save();
    }

    /** Does a part of the remaining work. */
    private void goOn() {
        progress = load();
        left = MOST_AT_ONCE;
        for (Optional<byte[]> lane = unfinished.lane(); left > 0 && lane.isPresent(); lane = unfinished.lane()) {
            proceed(lane.get());
        }
        boolean looks = left > 0 && unfinished.hasToLook();
        if (looks) {
            look();
        }
        if (left < MOST_AT_ONCE || looks || (progress.isThrough() && progress.hasInputs())) {
            save();
        }
    }

    private void look() {
        Bytes next = inputs.someKeys(unfinished.lookFrom(), left, this::proceed);
        if (next == null) {
            unfinished.lookedAtAll();
        } else {
            unfinished.lookFrom(next);
        }
    }

    private void save() {
        if (progress.isThrough() && isHouseKept()) {
            inputs.clear(progress, MOST_AT_ONCE);
        }
        stored.put(PROGRESS, progress.encode());
        gauge.tell(partition(), progress);
    }

    /**
     * Passes on the inputs of housekeeping that have arrived, up to the limit of one go; returns whether that was all.
     */
    private boolean isHouseKept() {
        for (String topic : script.housekeeping()) {
            for (Optional<InputStore.Kept> next = inputs.takeFirst(topic, progress);
                    next.isPresent();
                    next = inputs.takeFirst(topic, progress)) {
                forward(
                        new Position(topic, partition(), next.get().offset()),
                        next.get().input());
                left -= COST_OF_HOUSEKEEPING;
                if (left <= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        gauge.forget(partition());
    }

    private void read(RecordMetadata at, Record<byte[], byte[]> incoming) {
        int part = part(at.topic());
        boolean readBefore = progress.isRead(part);
        if (!progress.isBeyond(part, at.offset())) {
            Script.Line line = script.parts().get(part).read(incoming.value());
            line.premise().ifPresent(premise -> forward(premise, at, incoming.timestamp()));
            Optional<Turn> turn = line.turn();
            if (progress.read(part, at.offset(), turn)) {
                byte[] lane = lane(incoming.key());
                lines.add(lane, new ScriptStore.Line(part, at.offset(), turn.orElseThrow()));
                if (progress.hasInputs()) {
                    proceed(lane);
                }
            }
        }
        if (script.scope() == Script.Scope.KEY && !readBefore && progress.isRead(part)) {
            // What waits for the certainty that this topic has nothing more for its lane. Lanes without inputs see to
            // it when one arrives.
            unfinished.lookFrom(null);
            look();
        }
    }

    private void arrive(RecordMetadata at, Record<byte[], byte[]> incoming) {
        if (script.scope() == Script.Scope.KEY && incoming.key() == null) {
            return;
        }
        inputs.arrive(at.topic(), at.offset(), WaitingInput.of(incoming));
        proceed(lane(incoming.key()));
        inputs.keepArrived(progress);
    }

    /** Releases the inputs of a lane whose turn it is, up to the limit of one go. */
    private void proceed(byte[] key) {
        Bytes laneKey = ReplayKey.lane(key);
        byte[] known = lanes.get(laneKey);
        Lane before = known == null ? Lane.untouched(script.parts().size()) : Lane.decode(known);
        LaneRun run = new LaneRun(key, before, lines, inputs, progress);
        boolean moved = false;
        while (left > 0) {
            Optional<LaneRun.Due> due = run.next();
            if (due.isEmpty()) {
                break;
            }
            Turn turn = due.get().turn();
            forward(
                    new Position(turn.topic(), partition(), turn.offset()),
                    due.get().input());
            moved = true;
            left--;
        }
        if (moved) {
            lanes.put(laneKey, run.lane().encode());
        }
        if (left == 0) {
            unfinished.goOnWith(key);
        } else {
            unfinished.isOver(key);
        }
    }

    private void forward(Position position, WaitingInput input) {
        Route route = route(position.topic());
        forward(route, route.read(position, input));
    }

    private void forward(Script.Premise premise, RecordMetadata at, long timestamp) {
        Position position = new Position(premise.topic(), partition(), at.offset());
        forward(route(premise.topic()), new Record<>(null, new Replayed<>(position, premise.content()), timestamp));
    }

    private void forward(Route route, Record<Object, Replayed<?>> input) {
        for (String processor : route.processors()) {
            context.forward(input, processor);
        }
    }

    private Route route(String topic) {
        Route route = routes.get(topic);
        if (route == null) {
            throw new IllegalStateException("The script names %s, which is no input here".formatted(topic));
        }
        return route;
    }

    private int part(String topic) {
        for (int part = 0; part < script.parts().size(); part++) {
            if (script.parts().get(part).topic().name().equals(topic)) {
                return part;
            }
        }
        throw new IllegalStateException(topic + " is neither an input nor of the script");
    }

    private byte[] lane(byte[] key) {
        return script.scope() == Script.Scope.KEY ? key : WHOLE_PARTITION;
    }

    private int partition() {
        return context.taskId().partition();
    }

    private Progress load() {
        byte[] known = stored.get(PROGRESS);
        return known == null ? Progress.towards(ends.of(script, partition())) : Progress.decode(known);
    }
}
