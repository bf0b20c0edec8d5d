package io.stockstream.platform.timer;

import io.stockstream.horizon.Horizon;
import io.stockstream.schema.Topic;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves the horizons: writes one to every partition of the topics of each topology that forgets, and has the tables
 * that remember forget. The times follow from when the task was requested, so a second attempt writes the same. What is
 * repeated changes nothing there.
 */
final class HorizonHandler implements TaskHandler {

    /** How far clocks of two machines may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    /** Of the time limit; what is left then waits for the next run. */
    private static final Duration DELETING = Duration.ofMinutes(1);

    private final Producer<String, Horizon> producer;
    private final List<Target> targets;
    private final Map<OldRows.Table, Duration> tables;
    private final OldRows rows;
    private final HorizonGate gate;
    private final InstantSource clock;

    /**
     * Who forgets.
     *
     * @param topic its horizons
     * @param partitions number of partitions of the topic
     * @param length what is younger is kept
     */
    record Target(Topic<String, Horizon> topic, int partitions, Duration length) {}

    /**
     * @param tables whose rows are deleted, with how long they are kept
     * @param gate that a horizon has to pass
     */
    HorizonHandler(
            Producer<String, Horizon> producer,
            List<Target> targets,
            Map<OldRows.Table, Duration> tables,
            OldRows rows,
            HorizonGate gate,
            InstantSource clock) {
        this.producer = producer;
        this.targets = List.copyOf(targets);
        this.tables = new EnumMap<>(OldRows.Table.class);
        this.tables.putAll(tables);
        this.rows = rows;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "move_horizons";
    }

    @Override
    public String description() {
        return "Moves the horizons before which movements, orders and tasks that are over are forgotten, and older facts refused.";
    }

    @Override
    public String payloadSchema() {
        return """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{},"additionalProperties":false}""";
    }

    @Override
    public boolean internal() {
        return true;
    }

    @Override
    public TaskQueue queue() {
        return TaskQueue.SYSTEM;
    }

    @Override
    public Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    public JsonNode handle(TaskWork work) throws PermanentTaskException, InterruptedException, SQLException {
        Instant due = work.requestedAt().truncatedTo(ChronoUnit.MILLIS);
        if (due.isAfter(clock.instant().plus(CLOCKS))) {
            // A horizon of the future would refuse facts that are not old, and cannot be taken back.
            throw new PermanentTaskException("The horizon is due at %s, which is not yet".formatted(due));
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("due_at", due.toString());
        for (Target target : targets) {
            Horizon horizon = new Horizon(due, HorizonProperties.horizon(due, target.length()), null, null);
            if (gate.lets(target.topic().name(), horizon.getBefore())) {
                new EveryPartition(target.topic().name(), target.partitions()).write(producer, horizon, due);
                result.put(target.topic().name(), horizon.getBefore().toString());
            } else {
                result.put(target.topic().name(), "announced");
            }
        }
        Instant end = clock.instant().plus(DELETING);
        for (Map.Entry<OldRows.Table, Duration> each : tables.entrySet()) {
            long deleted = delete(each.getKey(), end);
            rows.move(each.getKey(), HorizonProperties.horizon(due, each.getValue()));
            result.put("deleted_" + each.getKey().name().toLowerCase(Locale.ROOT), deleted);
        }
        gate.drop(due).ifPresent(dropped -> result.put("dropped_history_months", dropped));
        return result;
    }

    private long delete(OldRows.Table table, Instant end) throws SQLException, InterruptedException {
        long deleted = 0;
        int some = OldRows.MOST_AT_ONCE;
        while (some == OldRows.MOST_AT_ONCE && clock.instant().isBefore(end)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            some = rows.delete(table);
            deleted += some;
        }
        return deleted;
    }
}
