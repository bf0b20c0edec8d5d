package io.stockstream.local.component;

import io.stockstream.local.Http;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Connect worker with Debezium; it counts as ready when the connector is known to it. */
final class Connect implements Component {
    private final Site site;
    private final Connector connector;

    Connect(Site site) {
        this.site = site;
        Path definition = site.installation().connect().resolve("connectors/stockstream-postgres.json");
        this.connector = new Connector(site.connectUrl(), "stockstream-postgres", definition);
    }

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public Set<String> needs() {
        return Set.of("kafka", "registry", "postgres", Setup.NAME);
    }

    @Override
    public List<PortUse> ports() {
        return List.of(new PortUse(site.ports().connect(), "CONNECT_PORT"));
    }

    @Override
    public Command command() {
        Path folder = site.installation().connect();
        return Java.program(name())
                .small(256)
                .options(
                        "-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"),
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.stockstream,cdc")
                .main(
                        site.installation().connectClassPath(),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        folder.resolve("worker.properties").toString())
                .cached()
                .environment(environment())
                .in(site.layout().home(), site);
    }

    @Override
    public boolean ready() {
        return Http.ok(site.connectUrl() + "/connectors");
    }

    @Override
    public void prepare() throws IOException {
        connector.define();
    }

    @Override
    public Duration stopLimit() {
        return site.training() ? AotCache.WRITE_LIMIT : Component.super.stopLimit();
    }

    /** The watcher in streams-app restarts failed connectors and reports the reason. */
    @Override
    public boolean healthy() {
        return connector.runs();
    }

    private Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                site.bootstrapServers(),
                "CONNECT_REST_HOST",
                Site.HOST,
                "CONNECT_REST_ADVERTISED_HOST",
                Site.HOST,
                "CONNECT_REST_PORT",
                Integer.toString(site.ports().connect()),
                "CONNECT_REPLICATION_FACTOR",
                "1",
                "SCHEMA_REGISTRY_NATIVE_URL",
                site.registryBase() + "/apis/registry/v2",
                "CDC_DATABASE_HOST",
                Site.HOST,
                "CDC_DATABASE_PORT",
                Integer.toString(site.ports().postgres()),
                "CDC_DATABASE_USER",
                "stockstream_cdc",
                "CDC_DATABASE_PASSWORD",
                site.secrets().cdc());
    }
}
