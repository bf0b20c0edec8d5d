package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The job that migrates the database, creates the topics and registers the schemas, before any application starts. */
final class Setup implements Component {
    static final String NAME = "setup";

    private final Site site;
    private final Map<String, String> overrides;

    Setup(Site site, Map<String, String> overrides) {
        this.site = site;
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of("postgres", "kafka", "registry");
    }

    @Override
    public List<PortUse> ports() {
        return List.of();
    }

    @Override
    public Command command() throws IOException {
        return streamsApp("setup");
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public boolean job() {
        return true;
    }

    /** The same jar and environment also serve {@code topics diff} and {@code topics apply}. */
    Command streamsApp(String... arguments) throws IOException {
        Path folder = site.layout().data(NAME);
        Files.createDirectories(folder);
        return Java.program(NAME)
                .small(256)
                .options("--enable-native-access=ALL-UNNAMED")
                .jar(site.installation().streamsApp(), arguments)
                .environment(AppEnvironment.setup(site, overrides))
                .in(folder, site);
    }
}
