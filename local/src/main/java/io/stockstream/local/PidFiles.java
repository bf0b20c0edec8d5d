package io.stockstream.local;

import io.stockstream.local.process.ProcessTree;
import io.stockstream.local.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and ends what an earlier supervisor left behind when it was killed. */
public final class PidFiles {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private PidFiles() {}

    /** Something that touches a pid file. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static void unchecked(Action action) {
        try {
            action.run();
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot remove a pid file: " + failed.getMessage(), failed);
        }
    }

    /** Names of components whose process still runs though no supervisor does. */
    public static List<String> leftOver(Layout layout) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : layout.componentsWithPidFile()) {
            if (layout.pidFile(name).running().isPresent()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Ends them; all are signalled by the same rules as at a normal stop, so that their data stays whole. */
    public static void stopLeftOver(Layout layout, Progress progress) throws IOException {
        for (String name : layout.componentsWithPidFile()) {
            Optional<ProcessHandle> process = layout.pidFile(name).running();
            if (process.isPresent()) {
                progress.line(
                        "Stopping " + name + " (pid " + process.get().pid() + "), left over from an earlier crash.");
                StopSignal signal = name.equals("postgres") ? StopSignal.INT : StopSignal.TERM;
                ProcessTree.stop(process.get(), signal, GRACE);
            }
            layout.pidFile(name).delete();
        }
    }
}
