package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.TopologyModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every task of every topology over one log. */
public final class SimulatedCluster {

    private final SimulatedLog log;
    private final Clock clock;
    private final Set<String> brokersTime;
    private final List<SimulatedTask> tasks = new ArrayList<>();

    /**
     * @param brokersTime topics whose records carry the time of their append
     */
    public SimulatedCluster(Blueprints blueprints, SimulatedLog log, Clock clock, Set<String> brokersTime) {
        this.log = log;
        this.clock = clock;
        this.brokersTime = brokersTime;
        for (TopologyModule module : blueprints.modules()) {
            for (int partition = 0; partition < log.partitions(); partition++) {
                tasks.add(new SimulatedTask(module, blueprints, partition, log, clock));
            }
        }
    }

    /** Every task. */
    public List<SimulatedTask> tasks() {
        return tasks;
    }

    /** The tasks of a topology, by partition. */
    public List<SimulatedTask> tasks(String topology) {
        return tasks.stream().filter(task -> task.topology().equals(topology)).toList();
    }

    /** Releases everything. */
    public void end() {
        tasks.forEach(SimulatedTask::end);
    }

    /** Commits a task. */
    public List<Emitted> commit(SimulatedTask task) {
        List<Emitted> emitted = new ArrayList<>();
        for (Emitted each : task.commit()) {
            LogRecord written = each.written();
            LogRecord kept = brokersTime.contains(each.partition().topic())
                    ? new LogRecord(
                            written.key(),
                            written.value(),
                            written.headers(),
                            clock.instant().toEpochMilli())
                    : written;
            var unused = log.append(each.partition(), kept);
            emitted.add(new Emitted(each.partition(), kept));
        }
        return emitted;
    }
}
