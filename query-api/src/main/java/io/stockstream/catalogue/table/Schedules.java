package io.stockstream.catalogue.table;

import io.stockstream.catalogue.table.FieldType.Text;
import io.stockstream.schedule.CronSchedule;
import io.stockstream.schedule.ScheduleRules;
import io.stockstream.task.TaskRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the schedules. */
public final class Schedules {

    private static final int ZONE = 100;
    private static final String OURS = "is set by the server";

    public static final Table TABLE = new Table(
            "/api/v1/schedules",
            "schedules",
            "schedule",
            IdKind.NUMBER,
            List.of(
                    Field.required(
                            "name",
                            Text.upTo(ScheduleRules.MAX_NAME)
                                    .withoutControls()
                                    .matching(
                                            Schedules::fitsTheColumn,
                                            "must have at most %d bytes in UTF-8".formatted(ScheduleRules.MAX_NAME)),
                            "Unique.",
                            "remind_on_mondays"),
                    Field.optional(
                            "cron",
                            Text.upTo(CronSchedule.MAX_LENGTH).withoutControls(),
                            "Minute, hour, day of month, month, day of week, with lists, ranges, steps (*/5, 2-30/2) and names (MON, JAN);"
                                    + " or a short form such as @daily. Either cron or every_seconds is set: a change that sets one of"
                                    + " them removes the other.",
                            "30 7 * * MON"),
                    Field.optional(
                            "every_seconds",
                            new Seconds(),
                            "Seconds between two due times, such as 30.0, counted from the schedule's creation.",
                            null),
                    Field.defaulted(
                            "zone",
                            Text.upTo(ZONE)
                                    .matching(
                                            ScheduleRules::isZone,
                                            "must be a time zone of the IANA list, such as UTC or Europe/Berlin"),
                            "IANA name of the time zone in which cron is evaluated; UTC when omitted.",
                            "Europe/Berlin"),
                    Field.required(
                            "task_type",
                            Text.upTo(TaskRules.MAX_TYPE).withoutControls(),
                            "Type of the tasks: one of GET /api/v1/tasks/types that is not internal.",
                            "notification"),
                    Field.defaulted(
                            "payload",
                            new JsonBody(ScheduleRules.MAX_PAYLOAD),
                            "Payload of every task, as its type requires it; {} when omitted.",
                            "{\"email\": \"ada@example.com\", \"message\": \"Count the stock.\"}"),
                    Field.defaulted(
                            "queue",
                            Word.of("default", "priority", "system"),
                            "Queue in which the tasks wait for a worker; default when omitted. The queue system is for the built-in"
                                    + " timers.",
                            "default"),
                    Field.defaulted("enabled", new Flag(), "false pauses the schedule; true when omitted.", "true"),
                    Field.defaulted(
                            "missed_runs",
                            Word.of("skip", "run_once", "run_all"),
                            "What happens to due times that were missed while the system was down: nothing, one run for all of"
                                    + " them (the default), or every run.",
                            "run_once"),
                    Field.defaulted(
                            "overlap",
                            Word.of("allow", "skip"),
                            "What happens to a due time while the previous run has not ended: it runs in parallel (the default),"
                                    + " or is skipped.",
                            "skip")),
            Map.of("schedules_name_taken", "name"),
            Map.of(),
            List.of(
                    new Computed(
                            "last_run",
                            Computed.Kind.TIME,
                            "Due time of the newest run, or when it was requested by hand; null before the first.",
                            OURS,
                            "2026-11-23T06:30:00Z"),
                    new Computed(
                            "next_run",
                            Computed.Kind.TIME,
                            "When it is due next; null when it is paused, and in the first moments after a change.",
                            OURS,
                            "2026-11-30T06:30:00Z"),
                    new Computed(
                            "last_task_id",
                            Computed.Kind.TEXT,
                            "The task of the newest run; null before the first.",
                            OURS,
                            "schedule:1:2026-11-23T06:30:00Z"),
                    new Computed(
                            "last_task_state",
                            Computed.Kind.TEXT,
                            "succeeded, failed or cancelled; null while the task is not over.",
                            OURS,
                            "succeeded"),
                    new Computed(
                            "problem",
                            Computed.Kind.TEXT,
                            "What is wrong with it, so that it is never due; null when nothing is. Only a row that was written"
                                    + " with SQL can be wrong.",
                            OURS,
                            null)),
            true,
            Optional.empty());

    private Schedules() {}

    private static boolean fitsTheColumn(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= ScheduleRules.MAX_NAME;
    }
}
