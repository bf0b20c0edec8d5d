package io.stockstream.local.cli;

import io.stockstream.local.Http;
import io.stockstream.local.component.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topologies that have failed and are being restarted, as reported by streams-app. */
final class DownTopologies {

    /** None, or streams-app does not answer, which its own line shows. */
    static final DownTopologies NONE = new DownTopologies(Map.of());

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> details;

    private DownTopologies(Map<String, JsonNode> details) {
        this.details = details;
    }

    static DownTopologies ask(Site site) {
        try {
            return read(Http.get(site.storeApiUrl() + "/actuator/health").body());
        } catch (IOException | JacksonException away) {
            return NONE;
        }
    }

    /** Reads a health answer. */
    static DownTopologies read(String health) {
        Map<String, JsonNode> down = new TreeMap<>();
        JsonNode topologies = JSON.readTree(health).path("components").path("topologies");
        for (var topology : topologies.path("components").properties()) {
            if (topology.getValue().path("status").asString("").equals("DOWN")) {
                down.put(topology.getKey(), topology.getValue().path("details"));
            }
        }
        return new DownTopologies(down);
    }

    boolean isEmpty() {
        return details.isEmpty();
    }

    /** The known failures, by topology. */
    Map<String, JsonNode> facts() {
        return details;
    }

    void print(PrintWriter out) {
        details.forEach((name, detail) -> {
            out.println();
            out.println("Topology %s is DOWN (%s, since %s) and is tried again by itself; the others work."
                    .formatted(name, text(detail, "kind"), text(detail, "since")));
            out.println("  " + text(detail, "reason"));
            out.println("  What to do: docs/runbook.md, \"A topology is down\"");
        });
    }

    private static String text(JsonNode detail, String field) {
        return detail.path(field).asString("unknown");
    }
}
