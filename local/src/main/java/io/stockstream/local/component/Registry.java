package io.stockstream.local.component;

import io.stockstream.local.Http;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Apicurio Registry, which speaks Confluent's API, on a database file of its own. */
final class Registry implements Component {
    private final Site site;

    Registry(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(
                new PortUse(site.ports().registry(), "SCHEMA_REGISTRY_PORT"),
                new PortUse(site.ports().registryManagement(), "SCHEMA_REGISTRY_MANAGEMENT_PORT"));
    }

    @Override
    public Command command() throws IOException {
        Path data = site.layout().data(name());
        Files.createDirectories(data);
        return Java.program(name())
                .small(160)
                .options(
                        "-Dquarkus.http.host=" + Site.HOST,
                        "-Dquarkus.http.port=" + site.ports().registry(),
                        "-Dquarkus.management.host=" + Site.HOST,
                        "-Dquarkus.management.port=" + site.ports().registryManagement(),
                        // Without WRITE_DELAY=0 a schema registered just before a crash was lost.
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("registry")
                                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
                        "-Dapicurio.rules.global.compatibility=BACKWARD")
                .jar(site.installation().registry().resolve("quarkus-run.jar"))
                .in(data, site);
    }

    @Override
    public boolean ready() {
        return Http.ok(site.registryUrl() + "/subjects");
    }
}
