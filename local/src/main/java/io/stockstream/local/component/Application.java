package io.stockstream.local.component;

import io.stockstream.local.Http;
import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One of the Spring Boot applications, which report their readiness by HTTP. */
final class Application implements Component {
    private final Site site;
    private final String name;
    private final Set<String> needs;
    private final PortUse port;
    private final int heapMegabytes;
    private final Supplier<Path> jar;
    private final Map<String, String> environment;

    private Application(
            Site site,
            String name,
            Set<String> needs,
            PortUse port,
            int heapMegabytes,
            Supplier<Path> jar,
            Map<String, String> environment) {
        this.site = site;
        this.name = name;
        this.needs = needs;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.jar = jar;
        this.environment = environment;
    }

    static Application streamsApp(Site site, String name, int port, Map<String, String> overrides) {
        return new Application(
                site,
                name,
                Set.of("kafka", "registry", "redis", MailFolder.COMPONENT, Setup.NAME),
                new PortUse(port, "STORE_API_PORT"),
                512,
                site.installation()::streamsApp,
                AppEnvironment.streamsApp(site, name, port, overrides));
    }

    static Application queryApi(
            Site site, String name, int port, String streamsAppUrls, Map<String, String> overrides) {
        return new Application(
                site,
                name,
                Set.of("kafka", "registry", Setup.NAME),
                new PortUse(port, "PORT"),
                256,
                site.installation()::queryApi,
                AppEnvironment.queryApi(site, port, streamsAppUrls, overrides));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public List<PortUse> ports() {
        return List.of(port);
    }

    @Override
    public Command command() throws IOException {
        Path folder = site.layout().data(name);
        Files.createDirectories(folder);
        return Java.program(name)
                .options("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:NewRatio=1", "-Xss512k")
                // Below that size every growth of the classes' memory is a full collection, several in each start.
                .options("-XX:MetaspaceSize=128m", "--enable-native-access=ALL-UNNAMED")
                .jar(jar.get())
                .cached()
                .environment(environment)
                .in(folder, site);
    }

    /**
     * It first takes over partitions and restores stores, beside other load on the machine; the end of the process is
     * detected at once.
     */
    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(5);
    }

    /** Longer than the applications' own limit for a graceful stop. */
    @Override
    public Duration stopLimit() {
        return site.training() ? AotCache.WRITE_LIMIT : Duration.ofSeconds(45);
    }

    @Override
    public boolean ready() {
        return Http.ok("http://" + Site.HOST + ":" + port.port() + "/actuator/health/readiness");
    }
}
