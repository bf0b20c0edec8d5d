package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A preparation that must end with 0 before the server itself starts, such as initdb. */
final class ShortJob {
    private ShortJob() {}

    static void run(Command command, Path log, int limitSeconds) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = command.builder(List.of())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.line().getFirst() + " failed, see " + log);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(command.line().getFirst() + " was interrupted", stopped);
        } finally {
            process.destroyForcibly();
        }
    }
}
