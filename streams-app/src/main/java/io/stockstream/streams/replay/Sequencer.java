package io.stockstream.streams.replay;

import io.stockstream.streams.runtime.Script;
import io.stockstream.streams.runtime.Script.Turn;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Lets the inputs of one partition through in the order of the script, whatever the order in which inputs and script arrive. What waits is
 * in stores, so that a replay that is stopped goes on where it was. Inputs that the script does not name had no effect and stay behind.
 */
final class Sequencer implements Processor<byte[], byte[], Object, Replayed<?>> {

    private static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});
    private static final byte[] WHOLE_PARTITION = {};

    private final Script script;
    private final Map<String, Route> routes;
    private final ScriptEnds ends;
    private final ReplayGauge gauge;
    private ProcessorContext<Object, Replayed<?>> context;
    private ScriptStore lines;
    private InputStore inputs;
    private KeyValueStore<Bytes, byte[]> lanes;
    private KeyValueStore<Bytes, byte[]> stored;
    private Progress progress;

    /**
     * @param script the order
     * @param routes by topic of the inputs
     * @param ends where the script ends
     * @param gauge is told how far this is
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
        gauge.tell(partition(), load());
    }

    @Override
    public void process(Record<byte[], byte[]> incoming) {
        RecordMetadata at = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("Inputs and script always come from a topic"));
        progress = load();
        if (progress.isThrough()) {
            return;
        }
        Route route = routes.get(at.topic());
        if (route == null) {
            read(at, incoming);
        } else {
            arrive(at, incoming);
        }
        if (progress.isThrough()) {
            inputs.clear(progress);
        }
        stored.put(PROGRESS, progress.encode());
        gauge.tell(partition(), progress);
    }

    @Override
    public void close() {
        gauge.forget(partition());
    }

    private void read(RecordMetadata at, Record<byte[], byte[]> incoming) {
        int part = part(at.topic());
        boolean readBefore = progress.isRead(part);
        if (!progress.isBeyond(part, at.offset())) {
            Optional<Turn> turn = script.parts().get(part).read(incoming.value());
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
            inputs.forEachKey(this::proceed);
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

    /** Lets through whose turn it is in a lane. */
    private void proceed(byte[] key) {
        Bytes laneKey = ReplayKey.lane(key);
        byte[] known = lanes.get(laneKey);
        Lane before = known == null ? Lane.untouched(script.parts().size()) : Lane.decode(known);
        LaneRun run = new LaneRun(key, before, lines, inputs, progress);
        boolean moved = false;
        for (Optional<LaneRun.Due> due = run.next(); due.isPresent(); due = run.next()) {
            forward(due.get());
            moved = true;
        }
        if (moved) {
            lanes.put(laneKey, run.lane().encode());
        }
    }

    private void forward(LaneRun.Due due) {
        Turn turn = due.turn();
        Route route = routes.get(turn.topic());
        if (route == null) {
            throw new IllegalStateException("The script names %s, which is no input here".formatted(turn.topic()));
        }
        Record<Object, Replayed<?>> input =
                route.read(new Position(turn.topic(), partition(), turn.offset()), due.input());
        for (String processor : route.processors()) {
            context.forward(input, processor);
        }
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
