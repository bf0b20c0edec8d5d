package io.stockstream.schedule;

import io.stockstream.movement.FieldError;
import io.stockstream.task.TaskRules;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules for the fields of a schedule, whether it comes from the API or from a row written by SQL. */
public final class ScheduleRules {

    /** Longest name, in bytes. */
    public static final int MAX_NAME = 200;

    /** Largest payload, in bytes. */
    public static final int MAX_PAYLOAD = 100_000;

    /** Shortest interval, in milliseconds. */
    public static final long MIN_EVERY_MILLIS = 1_000;

    /** Longest interval, in milliseconds: what the column holds, some 31 years. */
    public static final long MAX_EVERY_MILLIS = 999_999_999_999L;

    /** IANA names that Java does not list with the others, and the zones they link to. */
    private static final Map<String, String> LINKS =
            Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu", "ROC", "Asia/Taipei");

    private static final Set<String> QUEUES = Set.of("default", "priority", "system");

    private ScheduleRules() {}

    /**
     * Checks a schedule.
     *
     * @return the errors, by the API's field names; empty when the schedule can be fired
     */
    public static List<FieldError> check(Schedule row) {
        List<FieldError> errors = new ArrayList<>();
        text("name", row.getName(), MAX_NAME, errors);
        text("task_type", row.getTaskType(), TaskRules.MAX_TYPE, errors);
        errors.addAll(checkTimes(row.getCron(), row.getEveryMillis(), row.getZone()));
        int size = row.getPayload().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_PAYLOAD) {
            errors.add(new FieldError(
                    "payload", "%d bytes".formatted(size), "must have at most %d bytes".formatted(MAX_PAYLOAD)));
        }
        if (!QUEUES.contains(row.getQueue())) {
            errors.add(new FieldError("queue", row.getQueue(), "must be default, priority or system"));
        }
        if (row.getMissedRuns() == MissedRuns.UNKNOWN) {
            errors.add(new FieldError("missed_runs", row.getMissedRuns().name(), "must be skip, run_once or run_all"));
        }
        if (row.getOverlap() == Overlap.UNKNOWN) {
            errors.add(new FieldError("overlap", row.getOverlap().name(), "must be allow or skip"));
        }
        return errors;
    }

    /**
     * Checks when a schedule is due.
     *
     * @param cron {@code null} when it has an interval
     * @param everyMillis {@code null} when it has an expression
     * @param zone IANA name
     */
    public static List<FieldError> checkTimes(String cron, Long everyMillis, String zone) {
        List<FieldError> errors = new ArrayList<>();
        boolean knownZone = isZone(zone);
        if (!knownZone) {
            errors.add(
                    new FieldError("zone", zone, "must be a time zone of the IANA list, such as UTC or Europe/Berlin"));
        }
        if ((cron == null) == (everyMillis == null)) {
            errors.add(new FieldError(
                    "cron", cron, "must be given, or every_seconds instead of it: one of both, not none and not both"));
        }
        if (cron != null) {
            try {
                CronSchedule unused = CronSchedule.of(cron, knownZone ? zone(zone) : ZoneOffset.UTC);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("cron", cron, e.getMessage()));
            }
        }
        if (everyMillis != null && (everyMillis < MIN_EVERY_MILLIS || everyMillis > MAX_EVERY_MILLIS)) {
            errors.add(new FieldError(
                    "every_seconds",
                    Double.toString(everyMillis / 1000.0),
                    "must be at least 1 and less than 1000000000, in seconds with at most three decimals"));
        }
        return errors;
    }

    /** Whether it is the name of a time zone in the IANA list; a bare offset such as +03:00 is not. */
    public static boolean isZone(String name) {
        return LINKS.containsKey(name) || ZoneId.getAvailableZoneIds().contains(name);
    }

    /**
     * The time zone of that name.
     *
     * @param name a valid name by {@link #isZone}
     */
    static ZoneId zone(String name) {
        return ZoneId.of(name, LINKS);
    }

    private static void text(String field, String text, int most, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(new FieldError(field, text, "must not be empty"));
        } else if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            errors.add(new FieldError(field, text, "must have at most %d bytes".formatted(most)));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, text, "must not contain control characters"));
        }
    }
}
