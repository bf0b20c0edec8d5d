package io.stockstream.stock.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.view.HistoryKey;
import io.stockstream.platform.view.HistoryScope;
import io.stockstream.platform.view.SortedKey;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockViewsTopologyTest {

    private final TopologyDriver topology = new TopologyDriver(StockViewsTopology::new);
    private final TestInputTopic<String, StockLevel> levels = topology.input(Topics.STOCK_LEVELS);
    private final TestInputTopic<String, Movement> movements = topology.input(Topics.STOCK_MOVEMENTS);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldListHistoryNewestFirstUnderProductWarehouseAndBoth() {
        keep(movement("old", leg("A", 0), leg("B", 10)));
        keep(movement("new", leg("A", 60), null));
        keep(movement("elsewhere", leg("C", 30), null));

        assertThat(history(HistoryScope.product(Facts.SKU), null, null)).containsExactly("new", "elsewhere", "old");
        assertThat(history(HistoryScope.warehouse("A"), null, null)).containsExactly("new", "old");
        assertThat(history(HistoryScope.warehouse("B"), null, null)).containsExactly("old");
        assertThat(history(HistoryScope.both(Facts.SKU, "A"), null, null)).containsExactly("new", "old");
        assertThat(history(HistoryScope.product("SKU"), null, null)).isEmpty();
    }

    @Test
    void shouldBoundHistoryFromInclusiveToExclusive() {
        keep(movement("m0", leg("A", 0), null));
        keep(movement("m30", leg("A", 30), null));
        keep(movement("m60", leg("A", 60), null));

        assertThat(history(HistoryScope.warehouse("A"), at(0), at(60))).containsExactly("m30", "m0");
        assertThat(history(HistoryScope.warehouse("A"), at(30), at(61))).containsExactly("m60", "m30");
        assertThat(history(HistoryScope.warehouse("A"), at(31), at(60))).isEmpty();
        assertThat(history(HistoryScope.warehouse("A"), at(30).plusNanos(1), at(60).plusNanos(1)))
                .as("bounds within a microsecond")
                .containsExactly("m60");
    }

    @Test
    void shouldGoOnBehindAMovement() {
        keep(movement("m30", leg("A", 30), null));
        keep(movement("m60", leg("A", 60), null));

        Bytes first = HistoryKey.after(
                HistoryScope.warehouse("A"), at(60).toEpochMilli() * 1_000, Facts.id("m60"), Facts.SKU);

        assertThat(ids(
                        HistoryScope.warehouse("A"),
                        keys(StockViewStores.MOVEMENTS, first, HistoryKey.downTo(HistoryScope.warehouse("A"), null))))
                .containsExactly(Facts.id("m30"));
    }

    @Test
    void shouldMoveTheEntryWhenTheDepartureComesAfterTheArrival() {
        keep(movement("m", null, leg("B", 60)));
        keep(movement("m", leg("A", 0), leg("B", 60)));

        List<Bytes> keys = keys(
                StockViewStores.MOVEMENTS,
                HistoryKey.before(HistoryScope.warehouse("B"), null),
                HistoryKey.downTo(HistoryScope.warehouse("B"), null));
        assertThat(keys)
                .singleElement()
                .satisfies(key -> assertThat(HistoryKey.atMicros(HistoryScope.warehouse("B"), key))
                        .isEqualTo(at(0).toEpochMilli() * 1_000));
    }

    @Test
    void shouldListAWarehouseOnlyWhileItHoldsStock() {
        keep(level(Facts.SKU, 5));
        keep(level("SKU-2", 7));
        assertThat(skus("A")).containsExactly("SKU-1", "SKU-2");

        keep(level(Facts.SKU, 0));

        assertThat(skus("A")).containsExactly("SKU-2");
        assertThat(skus("")).isEmpty();
    }

    /** A warehouse without stock is listed nowhere, and the level of all warehouses together is none. */
    @Test
    void shouldIndexSingleWarehousesOnly() {
        keep(level(Facts.SKU, 0));
        keep(StockLevel.newBuilder(level(Facts.SKU, 5)).setWarehouseId(null).build());

        assertThat(skus("A")).isEmpty();
        assertThat(keys(
                        StockViewStores.STOCK_LEVELS,
                        SortedKey.derived().bytes(),
                        SortedKey.derived().end().bytes()))
                .isEmpty();
    }

    @Test
    void shouldListWhatIsReservedUntilItIsSold() {
        keep(level(Facts.SKU, 5, 5));
        assertThat(skus("A")).containsExactly(Facts.SKU);

        keep(level(Facts.SKU, 0, 0));
        assertThat(skus("A")).as("sold").isEmpty();

        keep(level(Facts.SKU, 5, 0));
        assertThat(skus("A")).as("back again").containsExactly(Facts.SKU);
    }

    @Test
    void shouldKeepAllSkusThatWereReportedUnderOneMovementId() {
        Movement one = movement("m", leg("A", 0), null);
        Movement other = Movement.newBuilder(one).setSku("SKU-2").build();
        keep(one);
        keep(other);
        keep(Movement.newBuilder(one).setVersion(2L).build());

        assertThat(history(HistoryScope.product(Facts.SKU), null, null)).containsExactly("m");
        assertThat(history(HistoryScope.product("SKU-2"), null, null)).containsExactly("m");
        assertThat(history(HistoryScope.warehouse("A"), null, null)).containsExactly("m", "m");
        Bytes first =
                HistoryKey.after(HistoryScope.warehouse("A"), at(0).toEpochMilli() * 1_000, Facts.id("m"), Facts.SKU);
        assertThat(keys(StockViewStores.MOVEMENTS, first, HistoryKey.downTo(HistoryScope.warehouse("A"), null)))
                .as("a page that ends between them goes on with the second")
                .hasSize(1);
    }

    @Test
    void shouldPassOverAnOlderVersionThatComesLate() {
        keep(Movement.newBuilder(movement("m", leg("A", 0), leg("B", 60)))
                .setVersion(2L)
                .build());
        keep(movement("m", leg("A", 0), null));
        keep(StockLevel.newBuilder(level(Facts.SKU, 5)).setVersion(2L).build());
        keep(level(Facts.SKU, 0));

        assertThat(history(HistoryScope.warehouse("B"), null, null)).containsExactly("m");
        assertThat(skus("A")).containsExactly(Facts.SKU);
    }

    @Test
    void shouldWriteNothingBesideTheStores() {
        keep(level(Facts.SKU, 5));
        keep(movement("m", leg("A", 0), null));

        assertThat(topology.driver().producedTopicNames()).isEmpty();
    }

    @Test
    void shouldForgetWhatIsDeleted() {
        keep(level(Facts.SKU, 5));
        keep(movement("m", leg("A", 0), null));

        levels.pipeInput(StockLevelKey.of(Facts.SKU, "A"), (StockLevel) null);
        levels.pipeInput(Facts.SKU, (StockLevel) null);
        levels.pipeInput("never there", (StockLevel) null);
        movements.pipeInput(MovementKey.of(Facts.id("m"), Facts.SKU), (Movement) null);

        assertThat(skus("A")).isEmpty();
        assertThat(history(HistoryScope.warehouse("A"), null, null)).isEmpty();
        assertThat(topology.deadLetters().isEmpty()).isTrue();
    }

    private void keep(StockLevel level) {
        levels.pipeInput(StockLevelKey.of(level), level);
    }

    private void keep(Movement movement) {
        movements.pipeInput(MovementKey.of(movement.getMovementId(), movement.getSku()), movement);
    }

    private List<String> history(HistoryScope scope, Instant from, Instant to) {
        List<String> names = List.of("old", "new", "elsewhere", "m", "m0", "m30", "m60");
        return ids(scope, keys(StockViewStores.MOVEMENTS, HistoryKey.before(scope, to), HistoryKey.downTo(scope, from)))
                .stream()
                .map(id ->
                        names.stream().filter(name -> Facts.id(name).equals(id)).findFirst())
                .map(Optional::orElseThrow)
                .toList();
    }

    private static List<String> ids(HistoryScope scope, List<Bytes> keys) {
        return keys.stream()
                .map(key -> new String(HistoryKey.movement(scope, key).get(), StandardCharsets.UTF_8))
                .map(MovementKey::movementId)
                .toList();
    }

    private List<String> skus(String warehouse) {
        return keys(
                        StockViewStores.STOCK_LEVELS,
                        WarehouseStockKey.from(warehouse, null),
                        WarehouseStockKey.to(warehouse))
                .stream()
                .map(key -> WarehouseStockKey.sku(key, warehouse))
                .toList();
    }

    private List<Bytes> keys(String store, Bytes from, Bytes to) {
        KeyValueStore<Bytes, byte[]> index = topology.driver().getKeyValueStore(store);
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = index.range(from, to)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private static Movement movement(String name, MovementLeg sender, MovementLeg receiver) {
        return new Movement(
                Facts.id(name),
                Facts.SKU,
                MovementStatus.IN_TRANSIT,
                sender,
                receiver,
                null,
                null,
                null,
                1L,
                Facts.NOON);
    }

    private static MovementLeg leg(String warehouse, int second) {
        return new MovementLeg(warehouse, at(second), 1L);
    }

    private static Instant at(int second) {
        return Facts.NOON.plusSeconds(second);
    }

    private static StockLevel level(String sku, long onHand) {
        return level(sku, onHand, 0);
    }

    private static StockLevel level(String sku, long onHand, long reserved) {
        return StockLevel.newBuilder()
                .setSku(sku)
                .setWarehouseId("A")
                .setVersion(1L)
                .setOnHand(onHand)
                .setReserved(reserved)
                .setUpdatedAt(Facts.NOON)
                .build();
    }
}
