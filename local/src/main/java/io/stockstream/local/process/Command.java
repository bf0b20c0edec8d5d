package io.stockstream.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What to run, where, and with which variables on top of the inherited environment. */
public record Command(List<String> line, Map<String, String> environment, Path directory) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }
}
