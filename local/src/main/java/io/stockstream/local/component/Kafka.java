package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One KRaft process that is broker and controller. */
final class Kafka implements Component {
    private static final int FORMAT_LIMIT_SECONDS = 60;
    private static final int ANSWER_LIMIT_MS = 3_000;

    private final Site site;

    Kafka(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(
                new PortUse(site.ports().kafka(), "KAFKA_PORT"),
                new PortUse(site.ports().kafkaController(), "KAFKA_CONTROLLER_PORT"));
    }

    @Override
    public Command command() throws IOException {
        Path config = site.layout().config("kafka.properties");
        Files.createDirectories(config.getParent());
        Path data = site.layout().data(name());
        Files.writeString(config, KafkaConfig.of(site.ports(), data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(config);
        }
        return java("-Xmx400m", "-Xms128m", "-XX:+UseSerialGC")
                .main(site.installation().brokerClassPath(), "kafka.Kafka", config.toString())
                .cached()
                .in(site.layout().home(), site);
    }

    /** The port opens before the broker is registered; only a cluster that names its node can be used. */
    @Override
    public boolean ready() {
        if (!healthy()) {
            return false;
        }
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, site.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration stopLimit() {
        return site.training() ? AotCache.WRITE_LIMIT : Component.super.stopLimit();
    }

    @Override
    public boolean healthy() {
        return ports().getFirst().answers();
    }

    private void format(Path config) throws IOException {
        String cluster = Uuid.randomUuid().toString();
        Command command = java("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .main(
                        site.installation().brokerClassPath(),
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        cluster,
                        "-c",
                        config.toString())
                .in(site.layout().home(), site);
        ShortJob.run(command, site.layout().log(name()), FORMAT_LIMIT_SECONDS);
    }

    private Java java(String... options) {
        Path logging = site.installation().servers().resolve("log4j2.properties");
        return Java.program(name()).options(options).options("-Dlog4j2.configurationFile=" + logging);
    }
}
