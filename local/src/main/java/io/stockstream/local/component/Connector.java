package io.stockstream.local.component;

import io.stockstream.local.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One connector of the worker: defined after each start of the worker. */
final class Connector {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEFINE_ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final String url;
    private final Path definition;

    Connector(String rest, String name, Path definition) {
        this.url = rest + "/connectors/" + name;
        this.definition = definition;
    }

    /** Right after its start a worker answers 409 and 500, or not at all, until its group has settled. */
    void define() throws IOException {
        String json = Files.readString(definition);
        String refusal = "";
        for (int attempt = 0; attempt < DEFINE_ATTEMPTS; attempt++) {
            try {
                Http.Answer answer = Http.send("PUT", url + "/config", json);
                if (answer.status() < 300) {
                    return;
                }
                refusal = answer.status() + " " + answer.body();
            } catch (IOException silent) {
                refusal = silent.toString();
            }
            pause();
        }
        throw new IOException("Connect refused the connector: " + refusal);
    }

    /** Whether the connector and all its tasks run. */
    boolean runs() {
        try {
            JsonNode status = JSON.readTree(Http.get(url + "/status").body());
            return running(status.path("connector")) && allTasksRun(status.path("tasks"));
        } catch (IOException | JacksonException away) {
            return false;
        }
    }

    private static boolean allTasksRun(JsonNode tasks) {
        return !tasks.isEmpty() && tasks.valueStream().allMatch(Connector::running);
    }

    private static boolean running(JsonNode part) {
        return state(part).equals("RUNNING");
    }

    private static String state(JsonNode part) {
        return part.path("state").asString("");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for Connect", stopped);
        }
    }
}
