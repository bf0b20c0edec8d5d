package io.stockstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The supervisor's view of the system, where other commands can read it. */
public final class StateFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** Replaced in one step, so that no reader sees half of it. */
    public synchronized void write(SystemStatus status) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, toJson(status));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    public Optional<SystemStatus> read() throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), SystemStatus.class))
                : Optional.empty();
    }

    public static String toJson(SystemStatus status) {
        return JSON.writeValueAsString(status);
    }

    /**
     * Adds what the supervisor does not know.
     *
     * @param capture state of the change data capture; null in the text while its watcher does not answer
     * @param downTopologies by name, why they are down
     */
    public static String toJson(SystemStatus status, Optional<JsonNode> capture, Map<String, JsonNode> downTopologies) {
        ObjectNode all = JSON.valueToTree(status);
        all.set("down_topologies", JSON.valueToTree(downTopologies));
        all.set("change_data_capture", capture.orElse(null));
        return JSON.writeValueAsString(all);
    }
}
