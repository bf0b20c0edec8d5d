package io.stockstream.api.docs;

/** Examples of tasks in the API's description. */
public final class TaskExamples {

    public static final String NOTIFICATION = """
            {
              "email": "name@example.com",
              "message": "Hello."
            }""";

    public static final String CREATED = """
            {
              "task_id": "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11"
            }""";

    public static final String RETRIED = """
            {
              "task_id": "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11",
              "status": "requested"
            }""";

    /** Of a task that asked for an order. */
    public static final String STATUS = """
            {
              "task_id": "9a2c6b52-7c8b-4f6e-8a0c-2f4f5d1f7e33",
              "status": "succeeded",
              "result": {
                "order_id": "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21",
                "status": "processed"
              }
            }""";

    /** A message that could not be sent yet. */
    public static final String TASK = """
            {
              "task_id": "5e0e2d5c-0a53-3c5f-9f0e-6d6c8f1f3b11",
              "type": "notification",
              "queue": "priority",
              "status": "retrying",
              "result": null,
              "error": null,
              "attempts": [
                {
                  "number": 1,
                  "status": "failed",
                  "started_at": "2026-11-22T10:00:00.120Z",
                  "ended_at": "2026-11-22T10:00:00.310Z",
                  "worker": "streams-app-1",
                  "error": "The mail server does not answer"
                }
              ],
              "requested_at": "2026-11-22T10:00:00.050Z",
              "updated_at": "2026-11-22T10:00:00.310Z",
              "next_attempt_at": "2026-11-22T10:00:02.290Z"
            }""";

    private TaskExamples() {}
}
