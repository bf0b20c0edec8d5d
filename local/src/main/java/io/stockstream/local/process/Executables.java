package io.stockstream.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the machine has installed. */
public final class Executables {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Executables() {}

    public static boolean onPath(String name) {
        return path().anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** Whether a short command ends with 0; false too when it cannot be started. */
    public static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Stream<String> path() {
        String path = System.getenv("PATH");
        return path == null ? Stream.empty() : SEPARATOR.splitAsStream(path).filter(entry -> !entry.isEmpty());
    }
}
