package io.stockstream.platform.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.platform.runtime.RunningTopology;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The part of the application that runs topologies, with no server around it. */
final class TopologyContext {

    private TopologyContext() {}

    @Configuration
    @EnableConfigurationProperties(StockstreamProperties.class)
    static class Settings {}

    /** To which a test adds its configurations and properties. */
    static ApplicationContextRunner in(Path folder) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class, TopologyConfiguration.class, StoreApiConfiguration.class)
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(
                        "server.port=1",
                        "stockstream.bootstrap-servers=127.0.0.1:1",
                        "stockstream.registry-url=mock://settings",
                        "stockstream.redis-url=redis://127.0.0.1:1",
                        "stockstream.app-mode=webhook_only",
                        "stockstream.movements-json-topic=any",
                        "stockstream.invoice.zone=Europe/Moscow",
                        "stockstream.streams.state-directory=" + folder,
                        "stockstream.streams.host=127.0.0.1",
                        "stockstream.streams.threads=1",
                        "stockstream.streams.commit-interval=50ms",
                        "stockstream.streams.gather-interval=250ms",
                        "stockstream.streams.session-timeout=10s",
                        "stockstream.streams.standby-replicas=0",
                        "stockstream.streams.rocksdb-memory=32MB",
                        "stockstream.streams.ledger=memory",
                        "stockstream.streams.marks=memory");
    }

    /** Checks, and closes the topologies of a context that has started. */
    static void check(AssertableApplicationContext context, Consumer<AssertableApplicationContext> check) {
        check.accept(context);
        if (context.getStartupFailure() == null) {
            context.getBean(RunningTopologies.class).all().forEach(RunningTopology::close);
        }
    }
}
