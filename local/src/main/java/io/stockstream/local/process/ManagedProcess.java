package io.stockstream.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that this JVM started, with its log and its pid file. */
public final class ManagedProcess {
    private static final long LOG_LIMIT = 20L << 20;
    private static final int REAPED_WITHIN_SECONDS = 10;

    private final Process process;
    private final PidFile pidFile;

    private ManagedProcess(Process process, PidFile pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    public static ManagedProcess start(Command command, Path log, PidFile pidFile) throws IOException {
        Files.createDirectories(log.getParent());
        rotate(log);
        ProcessBuilder builder = command.builder(OwnSession.prefix())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        pidFile.write(process.toHandle());
        return new ManagedProcess(process, pidFile);
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public void stop(StopSignal signal, Duration grace) throws IOException {
        ProcessTree.stop(process.toHandle(), signal, grace);
        awaitReaped();
        pidFile.delete();
    }

    public void kill() throws IOException {
        ProcessTree.kill(process.toHandle());
        awaitReaped();
        pidFile.delete();
    }

    /**
     * A process that has ended counts as alive until this JVM has noticed; who starts it again must not find it alive.
     */
    private void awaitReaped() {
        try {
            process.waitFor(REAPED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One old log is kept; a log is only turned over at a start, because the process holds it open. */
    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
