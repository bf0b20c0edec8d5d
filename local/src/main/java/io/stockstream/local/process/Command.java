package io.stockstream.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to run, where, and with which variables.
 *
 * @param environment its variables, on top of those that say where it runs ({@link Surroundings})
 * @param inherits whether it gets all variables of this process below them
 */
public record Command(List<String> line, Map<String, String> environment, Path directory, boolean inherits) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** One that gets no variable of this process which could steer it. */
    public Command(List<String> line, Map<String, String> environment, Path directory) {
        this(line, environment, directory, false);
    }

    /** To be completed by where its output goes. */
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
