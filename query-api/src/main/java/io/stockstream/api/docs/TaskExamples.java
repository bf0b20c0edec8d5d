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
              "next_attempt_at": "2026-11-22T10:00:02.290Z",
              "progress": null,
              "progress_message": null
            }""";

    public static final String NEW_TASK = """
            {
              "type": "sum",
              "payload": {
                "numbers": [1, 2.5, 3]
              },
              "queue": "priority",
              "key": "sum-of-may"
            }""";

    public static final String SUCCEEDED = """
            {
              "task_id": "0b7c1f5e-4c7a-3a43-8f5e-0f6f8d2f9a10",
              "type": "sum",
              "queue": "priority",
              "status": "succeeded",
              "result": {
                "sum": 6.5
              },
              "error": null,
              "attempts": [
                {
                  "number": 1,
                  "status": "succeeded",
                  "started_at": "2026-11-22T10:00:00.120Z",
                  "ended_at": "2026-11-22T10:00:00.180Z",
                  "worker": "streams-app-1",
                  "error": null
                }
              ],
              "requested_at": "2026-11-22T10:00:00.050Z",
              "updated_at": "2026-11-22T10:00:00.180Z",
              "next_attempt_at": null,
              "progress": null,
              "progress_message": null
            }""";

    public static final String PAGE = "{\"items\": [" + SUCCEEDED + "], \"next\": null}";

    public static final String MANY_RETRIES = """
            {
              "status": "failed",
              "type": "notification",
              "error": "mail server",
              "limit": 100
            }""";

    public static final String MANY_RETRIED = """
            {
              "retried": 2,
              "next": null
            }""";

    public static final String TYPE = """
            {
              "type": "sum",
              "description": "Adds numbers.",
              "queue": "default",
              "payload_schema": {
                "type": "object",
                "properties": {
                  "numbers": {
                    "type": "array",
                    "items": { "type": "number" },
                    "minItems": 1,
                    "maxItems": 1000
                  }
                },
                "required": ["numbers"],
                "additionalProperties": false
              },
              "time_limit_seconds": 30,
              "max_attempts": 20,
              "retry_delays_seconds": [2, 10, 60, 600],
              "internal": false
            }""";

    public static final String TYPES = "[" + TYPE + "]";

    private TaskExamples() {}
}
