package io.stockstream.schedule.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.schedule.InvalidScheduleException;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.ScheduleTick;
import io.stockstream.schedule.decide.ScheduleInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;

/** Makes inputs of records, and refuses those that can never be decided on. */
final class ScheduleReader {

    /** Longest name of a run, in characters; with the schedule's id it makes the task's. */
    static final int MAX_RUN_ID = 200;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final int partitions;

    /**
     * @param partitions number of partitions of the topics
     */
    ScheduleReader(int partitions) {
        this.partitions = partitions;
    }

    /**
     * The input in a record; of a request to run, not yet whether it is repeated.
     *
     * @param partition where the record came from
     * @throws InvalidScheduleException when it is none
     */
    ScheduleInput read(Record<String, SpecificRecord> incoming, int partition) {
        return switch (incoming.value()) {
            case Schedule row -> new ScheduleInput.RowWritten(row);
            case ScheduleTick tick -> ticked(tick);
            case ScheduleRunRequested request -> {
                requireOwnPlace(incoming.key(), request.getScheduleId(), partition);
                requireRunId(request.getRunId());
                yield new ScheduleInput.RunRequested(request, Instant.ofEpochMilli(incoming.timestamp()), false);
            }
            case ScheduleRunEnded ended -> {
                requireOwnPlace(incoming.key(), ended.getScheduleId(), partition);
                yield new ScheduleInput.RunEnded(ended);
            }
            case null, default -> throw invalid("(value)", null, "must not be empty");
        };
    }

    private static ScheduleInput ticked(ScheduleTick tick) {
        if (tick.getAt().isBefore(Instant.EPOCH) || tick.getAt().isAfter(LAST)) {
            throw invalid("at", tick.getAt().toString(), "must lie between the years 1970 and 9999");
        }
        return new ScheduleInput.Ticked(tick.getAt());
    }

    private static void requireRunId(String runId) {
        if (runId.isBlank() || runId.length() > MAX_RUN_ID || runId.chars().anyMatch(Character::isISOControl)) {
            throw invalid(
                    "run_id",
                    runId,
                    "must have 1 to %d characters, none of them control characters".formatted(MAX_RUN_ID));
        }
    }

    /** Another key or partitioner would look for the schedule where it is not. */
    private void requireOwnPlace(String key, long scheduleId, int partition) {
        String id = Long.toString(scheduleId);
        if (!id.equals(key)) {
            throw invalid("(key)", key, "must be the schedule_id " + id);
        }
        int own = Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (partition != own) {
            throw invalid(
                    "(partition)",
                    Integer.toString(partition),
                    "must be %d for this schedule_id: produce with Kafka's default partitioner (murmur2)"
                            .formatted(own));
        }
    }

    private static InvalidScheduleException invalid(String field, String value, String message) {
        return new InvalidScheduleException(new FieldError(field, value, message));
    }
}
