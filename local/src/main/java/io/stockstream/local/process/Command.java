package io.stockstream.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to run, where, and with which variables.
 *
 * @param environment its variables, in addition to those of its {@link Surroundings}
 * @param inherits whether it also inherits all variables of this process
 */
public record Command(List<String> line, Map<String, String> environment, Path directory, boolean inherits) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** A command that inherits no variable which could change its behaviour. */
    public Command(List<String> line, Map<String, String> environment, Path directory) {
        this(line, environment, directory, false);
    }

    /** To be completed with the destination of its output. */
    public ProcessBuilder builder(List<String> prefix) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        if (!inherits) {
            builder.environment().keySet().removeIf(name -> !Surroundings.has(name));
        }
        builder.environment().putAll(environment);
        return builder;
    }
}
