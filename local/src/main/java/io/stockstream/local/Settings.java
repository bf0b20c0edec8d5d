package io.stockstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The user's settings: {@code .env}, overridden by the environment for the names that {@code .env.example} lists.
 *
 * <p>Only listed names are taken from the environment: a {@code DATABASE_URL} exported for another project must not
 * point this system to it.
 */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    public static Settings none() {
        return new Settings(Map.of());
    }

    public static Settings of(Path root, UnaryOperator<String> environment) {
        Map<String, String> values = new LinkedHashMap<>(readIfPresent(root.resolve(".env")));
        for (String known : readIfPresent(root.resolve(".env.example")).keySet()) {
            Optional.ofNullable(environment.apply(known)).ifPresent(value -> values.put(known, value));
        }
        values.values().removeIf(String::isEmpty);
        return new Settings(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public int port(String name, int otherwise) {
        String text = values.getOrDefault(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new LocalSystemException(wrongPort(name, text), notANumber);
        }
        throw new LocalSystemException(wrongPort(name, text));
    }

    private static String wrongPort(String name, String text) {
        return name + "=" + text + " is not a port (1 to 65535): correct it in .env or in the environment.";
    }

    private static Map<String, String> readIfPresent(Path file) {
        try {
            return Files.exists(file)
                    ? EnvFile.parse(file.getFileName().toString(), Files.readAllLines(file))
                    : Map.of();
        } catch (IOException unreadable) {
            throw new LocalSystemException("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
