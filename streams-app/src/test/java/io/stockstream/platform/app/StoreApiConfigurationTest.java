package io.stockstream.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.store.CatalogueRowsReader;
import io.stockstream.platform.runtime.RocksMemory;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.store.ReadableTopologies;
import io.stockstream.platform.store.ReadableTopology;
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
                            "stock-views",
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
    void shouldReadTheCatalogueWhereOnlyTheShopRuns() {
        whenRunning("catalogue, lookups, stock, orders", context -> {
            assertThat(names(context)).containsExactlyInAnyOrder("catalogue", "lookups");
            assertThat(context).hasSingleBean(CatalogueRowsReader.class);
        });
    }

    @Test
    void shouldReadStockOrdersAndTasksWhereOnlyTheViewsRun() {
        whenRunning("stock-views, order-views, tasks", context -> {
            assertThat(names(context)).containsExactlyInAnyOrder("stock-views", "order-views", "tasks");
            assertThat(context).doesNotHaveBean(CatalogueRowsReader.class);
        });
    }

    @Test
    void shouldReadReportsAndSchedulesWhereOnlyTheBackgroundRuns() {
        whenRunning(
                "reports, schedules, task-views",
                context -> assertThat(names(context)).containsExactlyInAnyOrder("reports", "schedules", "task-views"));
    }

    @Test
    void shouldReadNothingWhereNeitherRuns() {
        whenRunning("movement-intake", context -> assertThat(names(context)).isEmpty(), "stockstream.app-mode=kafka");
    }

    @Test
    void shouldNotStartWithAPartOfAnApplication() {
        whenRunning(
                "stock, orders",
                context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "TOPOLOGIES names orders, stock alone, but catalogue, lookups, orders, stock run together, as the application shop: name all of them or none"));
    }

    @Test
    void shouldNotStartWithAnUnknownTopology() {
        whenRunning(
                "stock, order",
                context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("TOPOLOGIES names order, which does not exist"));
    }

    private void whenRunning(String topologies, Consumer<AssertableApplicationContext> check, String... further) {
        TopologyContext.in(folder)
                .withPropertyValues("stockstream.topologies=" + topologies)
                .withPropertyValues(further)
                .run(context -> TopologyContext.check(context, check));
    }

    private static Iterable<String> names(AssertableApplicationContext context) {
        return context.getBean(ReadableTopologies.class).all().stream()
                .map(ReadableTopology::name)
                .toList();
    }
}
