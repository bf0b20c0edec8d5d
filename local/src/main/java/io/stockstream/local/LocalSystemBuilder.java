package io.stockstream.local;

import io.stockstream.local.component.Components;
import io.stockstream.local.component.Site;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Configures a {@link LocalSystem}. Defaults: free ports, all components, no auto-restart and no user settings. */
public final class LocalSystemBuilder {
    private final Layout layout;
    private final Map<String, Map<String, String>> environment = new HashMap<>();
    private Function<Settings, Ports> ports = settings -> Ports.free();
    private Settings settings = Settings.none();
    private Set<String> only = Set.of();
    private Progress progress = Progress.silent();
    private boolean autoRestart;
    private boolean training;

    LocalSystemBuilder(Path home) {
        this.layout = new Layout(home);
    }

    record Options(Set<String> only, boolean autoRestart, Progress progress) {}

    public LocalSystemBuilder fixedPorts() {
        ports = Ports::fixed;
        return this;
    }

    public LocalSystemBuilder freePorts() {
        ports = settings -> Ports.free();
        return this;
    }

    /** The user's settings, see {@link Settings}. */
    public LocalSystemBuilder settings(Settings chosen) {
        settings = chosen;
        return this;
    }

    /** Only these are started by {@link LocalSystem#start()}; others can be started one by one later. */
    public LocalSystemBuilder only(String... components) {
        only = Set.of(components);
        return this;
    }

    /** A variable for one component ({@code setup}, {@code streams-app}, {@code query-api} or an added instance). */
    public LocalSystemBuilder env(String component, String name, String value) {
        environment.computeIfAbsent(component, any -> new HashMap<>()).put(name, value);
        return this;
    }

    public LocalSystemBuilder autoRestart(boolean on) {
        autoRestart = on;
        return this;
    }

    /** Lets the JVMs record their run; {@link LocalSystem#close()} then takes some seconds longer for each of them. */
    public LocalSystemBuilder training() {
        training = true;
        return this;
    }

    public LocalSystemBuilder progress(Progress chosen) {
        progress = chosen;
        return this;
    }

    /** Nothing runs before {@link LocalSystem#start()}. */
    public LocalSystem build() {
        Site site = site();
        return new LocalSystem(site, new Components(site, environment), new Options(only, autoRestart, progress));
    }

    public Site site() {
        Preflight.check(layout.home());
        return new Site(
                Installation.find(), layout, ports.apply(settings), Secrets.in(layout.secrets()), settings, training);
    }
}
