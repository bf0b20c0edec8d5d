package io.stockstream.schedule.topology;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.schedule.RunId;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.ScheduleTick;
import io.stockstream.schedule.decide.ScheduleDecider;
import io.stockstream.schedule.decide.ScheduleEffect;
import io.stockstream.schedule.decide.ScheduleInput;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the known state, has {@link ScheduleDecider} decide, and applies the effects. Everything that can fail comes
 * before the first put.
 */
final class ScheduleProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    /** How often it is looked whether something is due. */
    static final Duration LOOK = Duration.ofMillis(500);

    /**
     * Schedules that one tick looks at: it must end well within the transaction time-out, 30 s. The next tick continues
     * with the rest.
     */
    static final int MOST_DUE = 1_000;

    /** Writes, and characters of payloads, after which one tick starts no other schedule; the next tick does. */
    static final int MOST_WRITES = 4_000;

    static final int MOST_CHARACTERS = 4_000_000;

    /** Decisions on a schedule that are kept to be shown; the topic has all of them. */
    static final int MOST_KEPT = 1_000;

    private static final byte[] PRESENT = {};

    private final ScheduleDecider decider = new ScheduleDecider();
    private final ScheduleReader reader;
    private final TickVoice voice;
    private final Consumer<ScheduleFired> listener;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, ScheduleState> schedules;
    private KeyValueStore<String, byte[]> runs;
    private KeyValueStore<Bytes, ScheduleFired> firings;
    private DueSchedules due;

    /**
     * @param partitions number of partitions of the topics
     * @param voice decides whether ticks can be written; {@code null} when none are to be
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     */
    ScheduleProcessor(int partitions, TickVoice voice, Consumer<ScheduleFired> listener) {
        this.voice = voice;
        this.reader = new ScheduleReader(partitions);
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        schedules = processorContext.getStateStore(ScheduleStores.SCHEDULES);
        runs = processorContext.getStateStore(ScheduleStores.RUNS);
        firings = processorContext.getStateStore(ScheduleStores.FIRINGS);
        KeyValueStore<Bytes, byte[]> index = processorContext.getStateStore(ScheduleStores.DUE);
        due = new DueSchedules(index);
        if (voice != null) {
            processorContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::tellTheTime);
        }
    }

    /** Decides nothing: what time it is has to be in the log before anything follows from it. */
    private void tellTheTime(long now) {
        // Even when an earlier tick had a later time: a clock that ran ahead and was corrected must not silence new
        // schedules.
        if (due.first().filter(first -> first.toEpochMilli() <= now).isPresent() && voice.isReady(now)) {
            String partition = Integer.toString(context.taskId().partition());
            context.forward(
                    new Record<>(partition, new ScheduleTick(Instant.ofEpochMilli(now)), now),
                    ScheduleTopology.TELL_TIME);
        }
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        boolean deleted = incoming.value() == null && origin.topic().equals(Topics.SCHEDULE_ROWS.name());
        ScheduleInput input = deleted
                ? new ScheduleInput.RowDeleted(Instant.ofEpochMilli(incoming.timestamp()))
                : known(reader.read(incoming, origin.partition()));
        List<Runnable> writes = new ArrayList<>();
        int characters = 0;
        for (String id : scheduleIds(input, incoming.key())) {
            if (writes.size() >= MOST_WRITES || characters >= MOST_CHARACTERS) {
                break;
            }
            ScheduleState before = schedules.get(id);
            for (ScheduleEffect effect : decider.decide(before, input)) {
                writes.add(write(id, before, effect, incoming.timestamp()));
                characters += effect instanceof ScheduleEffect.RequestTask(TaskRequested task)
                        ? task.getPayload().length()
                        : 0;
            }
        }
        writes.forEach(Runnable::run);
    }

    private ScheduleInput known(ScheduleInput input) {
        if (!(input instanceof ScheduleInput.RunRequested(ScheduleRunRequested request, Instant at, boolean unused))) {
            return input;
        }
        String taskId = RunId.byHand(request.getScheduleId(), request.getRunId());
        return new ScheduleInput.RunRequested(request, at, runs.get(taskId) != null);
    }

    private List<String> scheduleIds(ScheduleInput input, String key) {
        if (input instanceof ScheduleInput.Ticked(Instant at)) {
            return due.dueAt(at, MOST_DUE);
        }
        return List.of(key);
    }

    /** Prepares everything that the effect needs; the result only writes it. */
    private Runnable write(String id, ScheduleState before, ScheduleEffect effect, long at) {
        return switch (effect) {
            case ScheduleEffect.SaveState(ScheduleState state) -> {
                Runnable publish = forward(id, state, at, ScheduleTopology.PUBLISH_SCHEDULE);
                yield () -> {
                    schedules.put(id, state);
                    due.move(before, state);
                    publish.run();
                };
            }
            case ScheduleEffect.Decide(ScheduleFired fired, long number) -> {
                Runnable publish = forward(id, fired, at, ScheduleTopology.PUBLISH_FIRING);
                yield () -> {
                    keep(fired, number);
                    publish.run();
                    listener.accept(fired);
                };
            }
            case ScheduleEffect.RequestTask(TaskRequested task) ->
                forward(task.getTaskId(), task, at, sink(task.getQueue()));
            case ScheduleEffect.RememberRun(String taskId) -> () -> runs.put(taskId, PRESENT);
        };
    }

    private static String sink(TaskQueue queue) {
        return switch (queue) {
            case PRIORITY -> ScheduleTopology.REQUEST_PRIORITY_TASK;
            case SYSTEM -> ScheduleTopology.REQUEST_SYSTEM_TASK;
            default -> ScheduleTopology.REQUEST_DEFAULT_TASK;
        };
    }

    private void keep(ScheduleFired fired, long number) {
        if (number > 0) {
            firings.put(FiringKey.of(fired.getScheduleId(), number), fired);
        }
        if (number > MOST_KEPT) {
            firings.delete(FiringKey.of(fired.getScheduleId(), number - MOST_KEPT));
        }
    }

    /** The input's headers are dropped: those of tasks have meanings of their own. */
    private Runnable forward(String key, SpecificRecord value, long at, String sink) {
        Record<String, SpecificRecord> outgoing = new Record<>(key, value, at);
        return () -> context.forward(outgoing, sink);
    }
}
