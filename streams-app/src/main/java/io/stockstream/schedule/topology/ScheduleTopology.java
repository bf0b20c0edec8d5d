package io.stockstream.schedule.topology;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.KeyPartitioner;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.Topology;

/**
 * The single writer of every schedule's state: rows, ticks, requests and ends of runs in, decisions and tasks out.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of its topics, by which a record in the wrong one is known
 * @param listener receives every decision
 */
public record ScheduleTopology(AvroSerdes serdes, int partitions, Consumer<ScheduleFired> listener)
        implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "schedules";

    static final String TELL_TIME = "tell-time";
    static final String PUBLISH_SCHEDULE = "publish-schedule";
    static final String PUBLISH_FIRING = "publish-firing";
    static final String REQUEST_PRIORITY_TASK = "request-priority-task";
    static final String REQUEST_DEFAULT_TASK = "request-default-task";
    static final String REQUEST_SYSTEM_TASK = "request-system-task";

    private static final String READ_ROWS = "read-rows";
    private static final String READ_TICKS = "read-ticks";
    private static final String READ_RUN_REQUESTS = "read-run-requests";
    private static final String READ_RUN_ENDS = "read-run-ends";
    private static final String DECIDE = "decide-schedule";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableSchedules.ALL;
    }

    @Override
    public Application application() {
        return Application.BACKGROUND;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        topics.read(READ_ROWS, Topics.SCHEDULE_ROWS);
        topics.read(READ_TICKS, Topics.SCHEDULE_TICKS);
        topics.read(READ_RUN_REQUESTS, Topics.SCHEDULE_RUN_REQUESTS);
        topics.read(READ_RUN_ENDS, Topics.SCHEDULE_RUN_ENDS);
        topology.addProcessor(
                DECIDE,
                () -> new ScheduleProcessor(partitions, voice(wiring), listener),
                READ_ROWS,
                READ_TICKS,
                READ_RUN_REQUESTS,
                READ_RUN_ENDS);
        topology.addStateStore(ScheduleStores.schedules(), DECIDE);
        topology.addStateStore(ScheduleStores.due(), DECIDE);
        topology.addStateStore(ScheduleStores.runs(), DECIDE);
        topology.addStateStore(ScheduleStores.firings(), DECIDE);
        topics.write(PUBLISH_SCHEDULE, Topics.SCHEDULES, DECIDE);
        topics.write(PUBLISH_FIRING, Topics.SCHEDULE_FIRINGS, DECIDE);
        topics.write(REQUEST_PRIORITY_TASK, Topics.TASKS_PRIORITY, DECIDE);
        topics.write(REQUEST_DEFAULT_TASK, Topics.TASKS_DEFAULT, DECIDE);
        topics.write(REQUEST_SYSTEM_TASK, Topics.TASKS_SYSTEM, DECIDE);
        if (wiring.tellsTime()) {
            topology.addSink(
                    TELL_TIME,
                    Topics.SCHEDULE_TICKS.name(),
                    ScheduleTopology::noKey,
                    PatientSerde.of(serdes.value(Topics.SCHEDULE_TICKS)).serializer(),
                    // A tick goes to the partition that its key names.
                    new KeyPartitioner<>((key, partitions) -> Integer.parseInt(key)),
                    DECIDE);
        }
    }

    /** On the topic ticks have no key: it would say nothing that the partition does not. */
    private static byte[] noKey(String topic, String key) {
        return null;
    }

    private TickVoice voice(Wiring wiring) {
        return wiring.tellsTime()
                ? new TickVoice(serdes.value(Topics.SCHEDULE_TICKS).serializer())
                : null;
    }
}
