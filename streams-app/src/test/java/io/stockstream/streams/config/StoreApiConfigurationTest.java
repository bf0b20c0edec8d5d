package io.stockstream.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.streams.query.CatalogueRowsReader;
import io.stockstream.streams.query.ReadableTopologies;
import io.stockstream.streams.query.ReadableTopology;
import io.stockstream.streams.runtime.RocksMemory;
import io.stockstream.streams.runtime.StreamsSettings;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

/** Which stores can be read depends on which topologies run here. */
class StoreApiConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadTheStoresOfAllTopologies() {
        whenRunning("", context -> {
            assertThat(names(context))
                    .containsExactlyInAnyOrder(
                            "views",
                            "catalogue",
                            "lookups",
                            "order-views",
                            "tasks",
                            "task-views",
                            "reports",
                            "schedules");
            assertThat(context).hasSingleBean(CatalogueRowsReader.class);
            assertThat(context.getBean(StreamsSettings.class).extra().values())
                    .as("all stores share one bound of memory")
                    .anyMatch(setting -> setting == context.getBean(RocksMemory.class));
        });
    }

    @Test
    void shouldReadTheCatalogueWhereOnlyThatRuns() {
        whenRunning("catalogue", context -> {
            assertThat(names(context)).containsExactly("catalogue");
            assertThat(context).hasSingleBean(CatalogueRowsReader.class);
        });
    }

    @Test
    void shouldReadSchedulesWhereOnlyTheyRun() {
        whenRunning("schedules", context -> assertThat(names(context)).containsExactly("schedules"));
    }

    @Test
    void shouldReadStockWhereOnlyTheViewsRun() {
        whenRunning("stock, views", context -> {
            assertThat(names(context)).containsExactly("views");
            assertThat(context).doesNotHaveBean(CatalogueRowsReader.class);
        });
    }

    @Test
    void shouldReadOrdersWhereOnlyTheirViewsRun() {
        whenRunning("orders, order-views", context -> assertThat(names(context)).containsExactly("order-views"));
    }

    @Test
    void shouldTellWhatOrdersWouldFindWhereOnlyLookupsRun() {
        whenRunning("orders, lookups", context -> assertThat(names(context)).containsExactly("lookups"));
    }

    @Test
    void shouldReadNothingWhereNeitherRuns() {
        whenRunning("stock", context -> assertThat(context).hasNotFailed().doesNotHaveBean(ReadableTopologies.class));
    }

    private void whenRunning(String topologies, Consumer<AssertableApplicationContext> check) {
        TopologyContext.in(folder)
                .withPropertyValues("stockstream.topologies=" + topologies)
                .run(context -> TopologyContext.check(context, check));
    }

    private static Iterable<String> names(AssertableApplicationContext context) {
        return context.getBean(ReadableTopologies.class).all().stream()
                .map(ReadableTopology::name)
                .toList();
    }
}
