package io.stockstream.api.docs;

/** Examples of the monitor in the API's description. */
public final class MonitorExamples {

    public static final String MONITOR = """
            {
              "workers": [
                {
                  "queue": "priority",
                  "host": "127.0.0.1",
                  "client_id": "stockstream-tasks.priority-0",
                  "partitions": ["tasks.priority-0", "tasks.priority-1"]
                }
              ],
              "queues": [
                {
                  "queue": "priority",
                  "topic": "tasks.priority",
                  "waiting": 3
                }
              ],
              "tasks": [
                {
                  "type": "invoice",
                  "status": "succeeded",
                  "count": 42
                }
              ],
              "failed": [],
              "problems": []
            }""";

    private MonitorExamples() {}
}
