package io.stockstream.local.cli;

import io.stockstream.local.Http;
import io.stockstream.local.component.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL's changes get to Kafka, as the watcher in streams-app sees it. */
final class ChangeDataCapture {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode facts;

    private ChangeDataCapture(JsonNode facts) {
        this.facts = facts;
    }

    /** Empty while streams-app does not answer. */
    static Optional<ChangeDataCapture> ask(Site site) {
        try {
            Http.Answer answer = Http.get(site.storeApiUrl() + "/cdc/status");
            return answer.status() == 200
                    ? Optional.of(new ChangeDataCapture(JSON.readTree(answer.body())))
                    : Optional.empty();
        } catch (IOException | JacksonException away) {
            return Optional.empty();
        }
    }

    JsonNode facts() {
        return facts;
    }

    /** Whether changes flow. */
    boolean good() {
        return facts.path("status").asString("").equals("UP");
    }

    void print(PrintWriter out) {
        out.println();
        out.println("Change data capture, PostgreSQL to Kafka:");
        for (var fact : facts.properties()) {
            String value = fact.getValue().isString()
                    ? fact.getValue().stringValue()
                    : fact.getValue().toString();
            out.println("  %-22s %s".formatted(fact.getKey(), value));
        }
        if (!good()) {
            out.println("  What to do: docs/runbook.md, \"Change data capture\"");
        }
    }
}
