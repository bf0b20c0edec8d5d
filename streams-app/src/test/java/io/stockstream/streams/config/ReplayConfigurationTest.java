package io.stockstream.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.streams.query.ReadableTopologies;
import io.stockstream.streams.query.ReadableTopology;
import io.stockstream.streams.replay.Replay;
import io.stockstream.streams.runtime.RunningTopology;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ReplayConfigurationTest {

    @TempDir
    Path folder;

    @Configuration
    @EnableConfigurationProperties(StockstreamProperties.class)
    static class Settings {}

    @Configuration
    @ConditionalOnReplay(false)
    static class Everyday {}

    @Test
    void shouldRunTopologiesUnderTheNameOfTheReplay() {
        whenRunning("again-1", "views", context -> {
            assertThat(context.getBean(RunningTopologies.class).all())
                    .extracting(RunningTopology::name, RunningTopology::application)
                    .containsExactly(tuple("views", "views-replay-again-1"));
            assertThat(context).hasSingleBean(ReplayPreparation.class).hasSingleBean(MeterBinder.class);
        });
    }

    @Test
    void shouldStillReadTheStores() {
        whenRunning(
                "again-1",
                "views",
                context -> assertThat(context.getBean(ReadableTopologies.class).all())
                        .extracting(ReadableTopology::name)
                        .containsExactly("views"));
    }

    @Test
    void shouldSwitchOffWhateverActsOutside() {
        whenRunning("again-1", "views", context -> {
            assertThat(context.getBean(StockstreamProperties.class).executors()).isFalse();
            assertThat(context.getEnvironment().getProperty("stockstream.cdc.watch"))
                    .isEqualTo("false");
            assertThat(context).doesNotHaveBean(Everyday.class);
        });
    }

    @Test
    void shouldBeAbsentInEverydayWork() {
        whenRunning("", "views", context -> {
            assertThat(context.getBean(StockstreamProperties.class).executors()).isTrue();
            assertThat(context).doesNotHaveBean(Replay.class).hasSingleBean(Everyday.class);
            assertThat(context.getBean(RunningTopologies.class).all().getFirst().application())
                    .isEqualTo("views");
        });
    }

    @Test
    void shouldNotStartWithoutTheNamesOfTopologies() {
        whenRunning(
                "again-1",
                "",
                context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("REPLAY_ID is set, so TOPOLOGIES has to name what is to be replayed"));
    }

    @Test
    void shouldNotStartWithAnIdThatNoTopicCanHave() {
        whenRunning(
                "Again!",
                "views",
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("REPLAY_ID must be"));
    }

    private void whenRunning(String replayId, String topologies, Consumer<AssertableApplicationContext> check) {
        new ApplicationContextRunner()
                .withInitializer(new ReplaySwitches())
                .withUserConfiguration(
                        Settings.class,
                        Everyday.class,
                        TopologyConfiguration.class,
                        StoreApiConfiguration.class,
                        ReplayConfiguration.class)
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(
                        "server.port=1",
                        "stockstream.bootstrap-servers=127.0.0.1:1",
                        "stockstream.registry-url=mock://settings",
                        "stockstream.redis-url=redis://127.0.0.1:1",
                        "stockstream.app-mode=webhook_only",
                        "stockstream.movements-json-topic=any",
                        "stockstream.invoice.zone=Europe/Moscow",
                        "stockstream.executors=true",
                        "stockstream.replay-id=" + replayId,
                        "stockstream.topologies=" + topologies,
                        "stockstream.streams.state-directory=" + folder,
                        "stockstream.streams.host=127.0.0.1",
                        "stockstream.streams.threads=1",
                        "stockstream.streams.commit-interval=50ms",
                        "stockstream.streams.gather-interval=250ms",
                        "stockstream.streams.session-timeout=10s",
                        "stockstream.streams.standby-replicas=0",
                        "stockstream.streams.rocksdb-memory=32MB",
                        "stockstream.streams.marks=memory")
                .run(context -> {
                    check.accept(context);
                    if (context.getStartupFailure() == null) {
                        context.getBean(RunningTopologies.class).all().forEach(RunningTopology::close);
                    }
                });
    }
}
