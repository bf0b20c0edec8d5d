package io.stockstream.local;

import io.stockstream.local.component.Component;
import io.stockstream.local.component.Components;
import io.stockstream.local.component.PortUse;
import io.stockstream.local.component.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The running system. Tests start it on free ports with any data folder; the launcher on fixed ones.
 *
 * <p>All components are separate processes, and {@link #close()} ends every one of them. If this JVM is killed, the
 * next start on the same folder ends the processes left over.
 */
public final class LocalSystem implements AutoCloseable {
    private final Site site;
    private final Components components;
    private final Set<String> initial;
    private final LocalSystemBuilder.Options options;
    private final StateFile stateFile;
    private final Runners runners = new Runners();
    private final HealthWatch health;
    private HomeLock lock;
    private volatile String phase = "stopped";

    LocalSystem(Site site, Components components, LocalSystemBuilder.Options options) {
        this.site = site;
        this.components = components;
        this.options = options;
        this.stateFile = new StateFile(site.layout().state());
        components.standard().forEach(this::add);
        this.initial = options.only().isEmpty() ? runners.names() : options.only();
        this.initial.forEach(runners::get);
        this.health = new HealthWatch(runners.all());
    }

    public static LocalSystemBuilder builder(Path home) {
        return new LocalSystemBuilder(home);
    }

    /** Starts the chosen components, independent ones together, and returns when all are ready. */
    public void start() {
        Preflight.check(site.layout().home());
        acquireLock();
        try {
            PidFiles.stopLeftOver(site.layout(), options.progress());
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot end processes of an earlier run: " + failed.getMessage(), failed);
        }
        phase("starting");
        try {
            runners.start(initial);
        } catch (RuntimeException failed) {
            phase("failed");
            throw failed;
        }
        phase("ready");
        health.start();
    }

    /** Starts one more component, whose needs must be up. */
    public void start(String component) {
        runners.get(component).start();
    }

    public void stop(String component) {
        runners.get(component).stop();
    }

    /** SIGKILL, for the component and its children. */
    public void kill(String component) {
        runners.get(component).kill();
    }

    /** Another instance of the same application, on a free port and with a state folder of its own. */
    public void addStreamsApp(String name) {
        add(components.streamsApp(name, Ports.freePort()));
        start(name);
    }

    /** Another query API, which learns all instances from the one at {@code seedUrl}. */
    public void addQueryApi(String name, String seedUrl) {
        add(components.queryApi(name, Ports.freePort(), seedUrl));
        start(name);
    }

    public int port(String component) {
        List<PortUse> ports = runners.get(component).component().ports();
        if (ports.isEmpty()) {
            throw new IllegalArgumentException(component + " listens on no port");
        }
        return ports.getFirst().port();
    }

    public String url(String component) {
        return "http://" + Site.HOST + ":" + port(component);
    }

    public String bootstrapServers() {
        return site.bootstrapServers();
    }

    public String registryUrl() {
        return site.registryUrl();
    }

    public String apiUrl() {
        return url("query-api");
    }

    public String storeApiUrl(String instance) {
        return url(instance);
    }

    /** Addresses, passwords and folders of this system. */
    public Site site() {
        return site;
    }

    public Path log(String component) {
        return site.layout().log(component);
    }

    public long pid(String component) {
        return runners.get(component).pid().orElseThrow(() -> new IllegalStateException(component + " has no process"));
    }

    public State state(String component) {
        return runners.get(component).state();
    }

    public int restarts(String component) {
        return runners.get(component).restarts();
    }

    public SystemStatus status() {
        return new SystemStatus(phase, runners.status());
    }

    /** Stops every component, those that others need last. */
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        phase("stopping");
        health.close();
        runners.stopAll();
        phase("stopped");
        PidFiles.unchecked(lock::close);
    }

    private void add(Component component) {
        runners.add(new Runner(component, site.layout(), options.progress(), options.autoRestart(), this::changed));
    }

    private void acquireLock() {
        try {
            lock = HomeLock.tryAcquire(site.layout())
                    .orElseThrow(() -> new LocalSystemException("Stockstream already runs on "
                            + site.layout().home() + ". Stop it first with: ./stockstream down"));
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot lock " + site.layout().home() + ": " + failed.getMessage(), failed);
        }
    }

    private void phase(String next) {
        phase = next;
        changed();
    }

    /** A disk that is full must not stop the components that still run. */
    private synchronized void changed() {
        try {
            stateFile.write(status());
        } catch (LocalSystemException notWritten) {
            options.progress().line(notWritten.getMessage());
        }
    }
}
