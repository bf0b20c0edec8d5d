package io.stockstream.api.docs;

/** Examples of schedules in the API's description. */
public final class ScheduleExamples {

    public static final String RUN = """
            {
              "schedule_id": 1,
              "run_id": "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11",
              "task_id": "schedule:1:run:5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11"
            }""";

    public static final String PAUSED = """
            {
              "id": 1,
              "name": "remind_on_mondays",
              "cron": "30 7 * * MON",
              "every_seconds": null,
              "zone": "Europe/Berlin",
              "task_type": "notification",
              "payload": {"email": "ada@example.com", "message": "Count the stock."},
              "queue": "default",
              "enabled": false,
              "missed_runs": "run_once",
              "overlap": "skip",
              "last_run": "2026-11-23T06:30:00Z",
              "next_run": null,
              "last_task_id": "schedule:1:2026-11-23T06:30:00Z",
              "last_task_state": "succeeded",
              "problem": null,
              "created_at": "2026-11-21T08:16:00.082606Z",
              "updated_at": "2026-11-24T10:00:00.50321Z",
              "version": 8
            }""";

    public static final String RESUMED = """
            {
              "id": 1,
              "name": "remind_on_mondays",
              "cron": "30 7 * * MON",
              "every_seconds": null,
              "zone": "Europe/Berlin",
              "task_type": "notification",
              "payload": {"email": "ada@example.com", "message": "Count the stock."},
              "queue": "default",
              "enabled": true,
              "missed_runs": "run_once",
              "overlap": "skip",
              "last_run": "2026-11-23T06:30:00Z",
              "next_run": "2026-11-30T06:30:00Z",
              "last_task_id": "schedule:1:2026-11-23T06:30:00Z",
              "last_task_state": "succeeded",
              "problem": null,
              "created_at": "2026-11-21T08:16:00.082606Z",
              "updated_at": "2026-11-24T11:00:00.718025Z",
              "version": 9
            }""";

    public static final String FIRINGS = """
            {
              "items": [
                {
                  "number": 2,
                  "due_at": null,
                  "run_id": "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11",
                  "outcome": "fired",
                  "passed_over": 0,
                  "task_id": "schedule:1:run:5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11",
                  "schedule_version": 7,
                  "decided_at": "2026-11-24T09:12:01.250Z"
                },
                {
                  "number": 1,
                  "due_at": "2026-11-23T06:30:00Z",
                  "run_id": null,
                  "outcome": "fired",
                  "passed_over": 0,
                  "task_id": "schedule:1:2026-11-23T06:30:00Z",
                  "schedule_version": 7,
                  "decided_at": "2026-11-23T06:30:00.310Z"
                }
              ],
              "next": null
            }""";

    private ScheduleExamples() {}
}
