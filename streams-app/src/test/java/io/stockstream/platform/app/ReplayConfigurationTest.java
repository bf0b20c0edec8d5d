package io.stockstream.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockstream.platform.replay.Replay;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.store.ReadableTopologies;
import io.stockstream.platform.store.ReadableTopology;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Configuration;

class ReplayConfigurationTest {

    @TempDir
    Path folder;

    @Configuration
    @ConditionalOnReplay(false)
    static class Everyday {}

    @Test
    void shouldRunTopologiesUnderTheNameOfTheReplay() {
        whenRunning("again-1", "stock-views", context -> {
            assertThat(context.getBean(RunningTopologies.class).all())
                    .extracting(RunningTopology::name, RunningTopology::application)
                    .containsExactly(tuple("stock-views", "stock-views-replay-again-1"));
            assertThat(context).hasSingleBean(ReplayPreparation.class).hasSingleBean(MeterBinder.class);
        });
    }

    @Test
    void shouldStillReadTheStores() {
        whenRunning(
                "again-1",
                "stock-views",
                context -> assertThat(context.getBean(ReadableTopologies.class).all())
                        .extracting(ReadableTopology::name)
                        .containsExactly("stock-views"));
    }

    @Test
    void shouldSwitchOffWhateverActsOutside() {
        whenRunning("again-1", "stock-views", context -> {
            assertThat(context.getBean(StockstreamProperties.class).executors()).isFalse();
            assertThat(context.getEnvironment().getProperty("stockstream.cdc.watch"))
                    .isEqualTo("false");
            assertThat(context).doesNotHaveBean(Everyday.class);
        });
    }

    @Test
    void shouldBeAbsentInEverydayWork() {
        whenRunning("", "stock-views, order-views, tasks", context -> {
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
                "stock-views",
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("REPLAY_ID must be"));
    }

    private void whenRunning(String replayId, String topologies, Consumer<AssertableApplicationContext> check) {
        TopologyContext.in(folder)
                .withInitializer(new ReplaySwitches())
                .withUserConfiguration(Everyday.class, ReplayConfiguration.class)
                .withPropertyValues(
                        "stockstream.executors=true",
                        "stockstream.replay-id=" + replayId,
                        "stockstream.topologies=" + topologies)
                .run(context -> TopologyContext.check(context, check));
    }
}
