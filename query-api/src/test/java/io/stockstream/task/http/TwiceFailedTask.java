package io.stockstream.task.http;

import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import tools.jackson.databind.json.JsonMapper;

/** A task that failed twice, as the task store returns it. */
final class TwiceFailedTask {

    private static final JsonMapper MAPPER = new JsonMapper();

    private TwiceFailedTask() {}

    /** Whatever its id, the store has it. Queue and result may be {@code null}. */
    static void answer(FakeStreamsApp streamsApp, String queue, String state, String result) {
        streamsApp.answer("tasks", query -> Reply.found(json(query.get("task_id"), queue, state, result)));
    }

    static String json(String taskId, String queue, String state, String result) {
        return """
            {"task_id":%s,"type":"notification","queue":%s,"state":"%s","payload":"{\\"email\\":\\"secret@example.com\\"}",\
            "attempts":[{"number":1,"state":"FAILED","started_at":"2026-11-22T10:00:00.120Z",\
            "ended_at":"2026-11-22T10:00:00.310Z","worker":"w-1","error":"away"},\
            {"number":2,"state":"FAILED","started_at":"2026-11-22T10:00:02Z","ended_at":null,"worker":null,"error":null}],\
            "result_json":%s,"error":"away","next_attempt_at":null,"requested_at":"2026-11-22T10:00:00.050Z",\
            "updated_at":"2026-11-22T10:00:03Z","version":4}""".formatted(
                        MAPPER.writeValueAsString(taskId),
                        MAPPER.writeValueAsString(queue),
                        state,
                        MAPPER.writeValueAsString(result));
    }
}
