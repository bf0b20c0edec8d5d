package io.stockstream.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends a process together with its children: PostgreSQL's outlive it for a moment and hold its shared memory. */
public final class ProcessTree {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private ProcessTree() {}

    /** Asks first, and kills what is still there after {@code grace}. */
    public static void stop(ProcessHandle root, StopSignal signal, Duration grace) {
        List<ProcessHandle> all = withDescendants(root);
        signal(root, signal);
        Liveness.awaitEnd(root, grace);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> Liveness.awaitEnd(process, AFTER_KILL));
    }

    /** SIGKILL for the process and its children, as after a crash. */
    public static void kill(ProcessHandle root) {
        List<ProcessHandle> all = withDescendants(root);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> Liveness.awaitEnd(process, AFTER_KILL));
    }

    private static List<ProcessHandle> withDescendants(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static void signal(ProcessHandle process, StopSignal signal) {
        if (signal == StopSignal.TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException noKillCommand) {
            process.destroy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
