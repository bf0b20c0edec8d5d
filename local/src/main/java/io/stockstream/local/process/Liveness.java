package io.stockstream.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether a process really runs.
 *
 * <p>{@link ProcessHandle#isAlive()} says yes to a zombie, and in a container whose first process does not reap, an
 * ended orphan stays one for long. It holds no port and no lock any more, so here it counts as ended.
 */
public final class Liveness {
    private static final Duration POLL = Duration.ofMillis(50);

    private Liveness() {}

    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    /** Returns early when the process has ended; true when it has. */
    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (runs(process)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(POLL);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The state follows the command, which stands in brackets and may itself contain any character. */
    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException notLinux) {
            return false;
        }
    }
}
