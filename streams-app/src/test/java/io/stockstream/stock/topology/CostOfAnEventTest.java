package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.Commands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.decide.StockLevels;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.streams.Facts;
import io.stockstream.streams.StoreCalls;
import io.stockstream.streams.TopologyDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

/** An event costs the same in three warehouses and in three thousand. */
class CostOfAnEventTest {

    private static final int MANY = 3_000;

    /** What a story costs, event by event. */
    private record Costs(List<Map<String, Integer>> calls, List<List<String>> published) {}

    @Test
    void shouldNotDependOnTheNumberOfWarehouses() {
        Costs some = story(StockLedger.MOST_SCANNED + 4);
        Costs many = story(MANY);

        assertThat(many).isEqualTo(some);
    }

    @Test
    void shouldBeBoundedWhereWarehousesAreLookedThrough() {
        Costs few = story(3);
        Costs many = story(StockLedger.MOST_SCANNED);

        assertThat(many.published()).isEqualTo(few.published());
        assertThat(many.calls())
                .allMatch(calls -> calls.getOrDefault("stock-ledger next", 0) <= StockLedger.MOST_SCANNED)
                .allMatch(calls -> calls.keySet().stream().noneMatch(call -> call.startsWith("stock-fullest")));
    }

    @Test
    void shouldReadOnlyTheWarehousesThatItTakesFrom() {
        Costs many = story(MANY);

        assertThat(many.calls().get(1))
                .as("any warehouse serves it")
                .containsEntry("stock-fullest range", 1)
                .containsEntry("stock-fullest next", 1)
                .containsEntry("stock-ledger put", 2)
                .doesNotContainKey("stock-ledger prefixScan");
        assertThat(many.calls().get(2))
                .as("two warehouses serve it")
                .containsEntry("stock-fullest next", 2)
                .containsEntry("stock-ledger put", 3);
    }

    /** The view and its index too. */
    @Test
    void shouldCostTheViewWhatHasChanged() {
        StoreCalls calls = new StoreCalls();
        try (TopologyDriver views = new TopologyDriver(serdes -> calls.count(new StockViewsTopology(serdes)))) {
            StockLevel level = StockLevels.inWarehouse("A", 5);
            views.input(Topics.STOCK_LEVELS).pipeInput(StockLevelKey.of(level), level);

            assertThat(calls.since())
                    .as("level and index together")
                    .isEqualTo(Map.of("stock-levels get", 1, "stock-levels putAll", 1));

            StockLevel next =
                    StockLevel.newBuilder(level).setVersion(2L).setOnHand(9L).build();
            views.input(Topics.STOCK_LEVELS).pipeInput(StockLevelKey.of(next), next);

            assertThat(calls.since()).isEqualTo(Map.of("stock-levels get", 1, "stock-levels putAll", 1));
        }
    }

    private static Costs story(int warehouses) {
        StoreCalls calls = new StoreCalls();
        List<Map<String, Integer>> costs = new ArrayList<>();
        List<List<String>> published = new ArrayList<>();
        try (TopologyDriver topology = new TopologyDriver(serdes -> calls.count(
                new StockTopology(serdes, StoreKind.ROCKSDB, StoreKind.MEMORY, 1, decided -> {}, decided -> {})))) {
            var levels = topology.output(Topics.STOCK_LEVELS);
            for (int i = 0; i < warehouses; i++) {
                topology.input(Topics.MOVEMENTS)
                        .pipeInput(
                                Facts.SKU,
                                Facts.arrival("supply " + i, warehouse(i), 100 - Math.min(i, 90)),
                                Facts.NOON);
            }
            calls.since();
            levels.readKeyValuesToList();
            for (Runnable event : events(topology)) {
                event.run();
                costs.add(calls.since());
                published.add(levels.readKeyValuesToList().stream()
                        .map(CostOfAnEventTest::withoutWhatCounts)
                        .toList());
            }
            assertThat(topology.deadLetters().isEmpty()).isTrue();
        }
        return new Costs(costs, published);
    }

    private static List<Runnable> events(TopologyDriver topology) {
        var facts = topology.input(Topics.MOVEMENTS);
        var commands = topology.input(Topics.RESERVATIONS);
        return Stream.<Runnable>concat(
                        Stream.of(() -> facts.pipeInput(Facts.SKU, Facts.departure("m", warehouse(2), 1), Facts.NOON)),
                        Stream.of(
                                        reserve("one", any(99)),
                                        reserve("two", any(150)),
                                        reserve("named", named(warehouse(2), 3)),
                                        commit("one"),
                                        release("two"),
                                        sell("at once", any(99)),
                                        reserve("too much", any(1_000_000)))
                                .map(command -> () -> commands.pipeInput(Facts.SKU, command, Facts.NOON)))
                .toList();
    }

    private static String warehouse(int number) {
        return "W-%05d".formatted(number);
    }

    private static String withoutWhatCounts(KeyValue<String, StockLevel> level) {
        return "%s %s".formatted(level.key.replace('\0', ' '), level.value.getReserved());
    }
}
