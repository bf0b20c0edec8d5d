package io.stockstream.local.cli;

import io.stockstream.local.HomeLock;
import io.stockstream.local.Installation;
import io.stockstream.local.Layout;
import io.stockstream.local.LocalSystemException;
import io.stockstream.local.Settings;
import io.stockstream.local.StateFile;
import io.stockstream.local.SystemStatus;
import java.io.IOException;
import java.util.Optional;

/** The one system of this tree, as the commands see it from outside. */
final class Home {
    private final Installation installation = Installation.find();
    private final Layout layout = new Layout(installation.root().resolve(".stockstream"));

    Layout layout() {
        return layout;
    }

    Installation installation() {
        return installation;
    }

    Settings settings() {
        return Settings.of(installation.root(), System::getenv);
    }

    /** The process that holds the system, if one runs. */
    Optional<ProcessHandle> supervisor() throws IOException {
        return layout.supervisor().running();
    }

    Optional<SystemStatus> status() throws IOException {
        return new StateFile(layout.state()).read();
    }

    String phase() throws IOException {
        return status().map(SystemStatus::phase).orElse("");
    }

    /** For what must not meet a running system. */
    void whileDown(String what, Work work) throws IOException {
        HomeLock lock = HomeLock.tryAcquire(layout)
                .orElseThrow(() -> new LocalSystemException(
                        "Stockstream is running: " + what + " only when it is down. Run: ./stockstream down"));
        try {
            work.run();
        } finally {
            lock.close();
        }
    }

    /** Something done to the data folder. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
