package io.stockstream.local.cli;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the system and keeps it until a signal comes; then stops it in reverse order. */
final class Supervisor {
    private final Home home;
    private final PrintWriter out;
    private final long begin = System.nanoTime();

    Supervisor(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        LocalSystem system = LocalSystem.builder(home.layout().home())
                .fixedPorts()
                .settings(home.settings())
                .autoRestart(true)
                .progress(this::line)
                .build();
        home.layout().supervisor().write(ProcessHandle.current());
        Thread stop = new Thread(() -> stop(system), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            system.start();
        } catch (LocalSystemException failed) {
            line(failed.getMessage());
            // The hook stops what has started, here and after a signal alike.
            return 1;
        }
        urls(system);
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(LocalSystem system) {
        line("Stopping …");
        system.close();
        line("Stopped.");
        try {
            Optional<ProcessHandle> self = home.supervisor();
            if (self.filter(process -> process.pid() == ProcessHandle.current().pid())
                    .isPresent()) {
                home.layout().supervisor().delete();
            }
        } catch (IOException failed) {
            line("Cannot remove the pid file: " + failed.getMessage());
        }
    }

    private void urls(LocalSystem system) {
        String api = system.apiUrl();
        line("");
        line("Ready after %.0f s.".formatted((System.nanoTime() - begin) / 1e9));
        line("  API              " + api);
        line("  API description  " + api + "/docs  " + api + "/redoc");
        line("  Kafka            " + system.site().bootstrapServers());
        line("  Schema registry  " + system.site().registryUrl());
        line("  Connect          " + system.url("connect"));
        line("  PostgreSQL       " + system.site().jdbcUrl("stockstream")
                + "  (passwords in .stockstream/secrets.properties)");
        line("  Redis            " + system.site().redisUrl());
        line("  Mail             " + system.site().mailUrl() + "  (see ./stockstream mail)");
        line("Try: ./stockstream demo    Stop: ./stockstream down");
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
