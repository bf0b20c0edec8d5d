package io.stockstream.local;

import io.stockstream.local.process.PidFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the system keeps what: everything lies below one folder, so that removing it removes all. */
public record Layout(Path home) {
    private static final String PID = ".pid";

    public Layout {
        home = home.toAbsolutePath().normalize();
    }

    /** What must survive a restart. */
    public Path data(String component) {
        return home.resolve("data").resolve(component);
    }

    public Path log(String component) {
        return home.resolve("logs").resolve(component + ".log");
    }

    /** Generated configuration, written anew at each start. */
    public Path config(String file) {
        return home.resolve("config").resolve(file);
    }

    public Path secrets() {
        return home.resolve("secrets.properties");
    }

    public Path lock() {
        return run().resolve("lock");
    }

    public Path state() {
        return run().resolve("state.json");
    }

    public PidFile supervisor() {
        return new PidFile(run().resolve("supervisor"));
    }

    public PidFile pidFile(String component) {
        return new PidFile(run().resolve(component + PID));
    }

    /** The components that have a pid file, whether they still run or not. */
    public List<String> componentsWithPidFile() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(run())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(run(), "*" + PID)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    names.add(name.substring(0, name.length() - PID.length()));
                }
            }
        }
        return List.copyOf(names);
    }

    private Path run() {
        return home.resolve("run");
    }
}
