package io.stockstream.stock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.view.HistoryKey;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.view.StockViewStores;
import io.stockstream.streams.Facts;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store API says of stock, and of who owns what. */
class StockReadsTest {

    /** Where Kafka's partitioner puts {@link Facts#SKU} among eight. */
    private static final TopicPartition HOME = new TopicPartition("stock.levels", 4);

    private static final String MOVEMENT = Facts.id("m");

    private final StoreApi api = new StoreApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void shouldAnswerALevelThatIsThereAtOnce() throws Exception {
        keepLevel();

        assertThat(api.get("/store/stock-levels?sku=SKU-1").getContentAsString())
                .startsWith("{\"sku\":\"SKU-1\",\"version\":1,\"on_hand\":5,");
        assertThat(api.views().awaited()).isEmpty();
    }

    @Test
    void shouldTellWhatIsReservedAndSoldInAllAndPerWarehouse() throws Exception {
        keep(inWarehouse("A", 4, 5, 3));
        keep(inWarehouse("B", 2, 3, 0));
        keep(StockLevel.newBuilder(all(4, 8))
                .setReserved(3L)
                .setReceived(10L)
                .setSold(2L)
                .build());

        assertThat(api.get("/store/stock-levels?sku=SKU-1").getContentAsString())
                .contains("\"on_hand\":8,\"reserved\":3,", "\"received\":10,\"sold\":2,")
                .contains("\"warehouse_id\":\"A\",\"on_hand\":5,\"reserved\":3,")
                .contains("\"warehouse_id\":\"B\",\"on_hand\":3,\"reserved\":0,");
        assertThat(api.get("/store/warehouse-stock?partition=4&warehouse_id=A&limit=10")
                        .getContentAsString())
                .startsWith("{\"items\":[{\"warehouse_id\":\"A\",\"on_hand\":5,\"reserved\":3,")
                .contains("\"sku\":\"SKU-1\"");
    }

    @Test
    void shouldTellOfOneWarehouseOrOfNoneWhenOnlyThatIsAskedFor() throws Exception {
        keep(inWarehouse("A", 1, 5, 0));
        keep(inWarehouse("B", 2, 3, 0));
        keep(all(2, 8));

        assertThat(api.get("/store/stock-levels?sku=SKU-1&warehouse_id=B").getContentAsString())
                .contains("\"on_hand\":8,", "\"warehouses\":[{\"warehouse_id\":\"B\",\"on_hand\":3,")
                .doesNotContain("\"warehouse_id\":\"A\"");
        assertThat(api.get("/store/stock-levels?sku=SKU-1&warehouses=false").getContentAsString())
                .contains("\"on_hand\":8,", "\"warehouses\":[]");
        assertThat(api.get("/store/stock-levels?sku=SKU-1&warehouse_id=C").getContentAsString())
                .contains("\"on_hand\":8,", "\"warehouses\":[]");
    }

    @Test
    void shouldNotTakeASkuAndAWarehouseForASku() throws Exception {
        keep(inWarehouse("A", 1, 5, 0));
        keep(all(1, 5));

        assertThat(api.get("/store/stock-levels?sku=SKU-1%00A").getStatus()).isEqualTo(404);
        assertThat(api.get("/store/stock-levels?sku=SKU-1%00A&warehouses=false").getStatus())
                .isEqualTo(404);
        assertThat(api.get("/store/stock-levels?sku=SKU").getStatus()).isEqualTo(404);
    }

    /** The warehouses that a change changes come before the level of all together, which closes it. */
    @Test
    void shouldNotTellHalfOfAChange() throws Exception {
        keep(inWarehouse("A", 1, 5, 0));
        assertThat(api.get("/store/stock-levels?sku=SKU-1").getStatus())
                .as("not yet there")
                .isEqualTo(404);

        keep(all(1, 5));
        keep(inWarehouse("A", 2, 7, 0));
        assertThat(api.get("/store/stock-levels?sku=SKU-1").getStatus()).isEqualTo(503);
        assertThat(api.views().awaited()).as("it waits for the rest").isNotEmpty();

        keep(all(2, 7));
        assertThat(api.get("/store/stock-levels?sku=SKU-1").getContentAsString())
                .contains("\"version\":2,\"on_hand\":7,", "\"warehouse_id\":\"A\",\"on_hand\":7,");
    }

    @Test
    void shouldTellEveryWarehouseOfASkuInThousands() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            keep(inWarehouse("W-%04d".formatted(i), i + 1, 1, 0));
        }
        keep(StockLevel.newBuilder(all(5_000, 5_000)).setWarehouseCount(5_000).build());

        String answer = api.get("/store/stock-levels?sku=SKU-1").getContentAsString();

        assertThat(answer.split("warehouse_id", -1)).hasSize(5_001);
        assertThat(answer).contains("\"warehouses\":[{\"warehouse_id\":\"W-0000\"", "\"warehouse_id\":\"W-4999\"");
        assertThat(api.get("/store/stock-levels?sku=SKU-1&most=4999").getContentAsString())
                .contains("\"warehouse_count\":5000,\"warehouses\":[]");
    }

    @Test
    void shouldSayNotFoundBehindTheBarrier() throws Exception {
        assertThat(api.get("/store/stock-levels?sku=SKU-1").getStatus()).isEqualTo(404);
        assertThat(api.views().awaited())
                .hasSize(1)
                .allMatch(source -> source.topic().equals("stock.levels"));
        assertThat(api.catalogue().awaited()).isEmpty();
    }

    /** Facts are partitioned by sku: an accepted movement may be in any partition. */
    @Test
    void shouldSayThatThereIsNoMovementBehindEveryFactThatWasAccepted() throws Exception {
        assertThat(api.get("/store/movements?movement_id=0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10")
                        .getContentAsString())
                .isEqualTo("{\"items\":[]}");
        assertThat(api.intakes()).isEqualTo(1);
        assertThat(api.views().awaitedWritten())
                .hasSize(1)
                .allMatch(source -> source.topic().equals("stock.movements"));
    }

    @Test
    void shouldSayNotFoundAtOnceWhereTheNumberIsOnlyShown() throws Exception {
        assertThat(api.get("/store/stock-levels?sku=SKU-1&barrier=false").getStatus())
                .isEqualTo(404);
        assertThat(api.views().awaited()).isEmpty();
    }

    @Test
    void shouldWaitBeforeAFreshReadEvenWithoutABarrier() throws Exception {
        keepLevel();

        assertThat(api.get("/store/stock-levels?sku=SKU-1&fresh=true&barrier=false")
                        .getStatus())
                .isEqualTo(200);
        assertThat(api.views().awaited()).containsExactly(HOME);
    }

    @Test
    void shouldShowEverySkuThatWasReportedUnderOneMovementId() throws Exception {
        keep(movement("SKU-2"));
        keep(movement(Facts.SKU));
        String path = "/store/movements?movement_id=" + MOVEMENT;

        assertThat(api.get(path).getContentAsString())
                .startsWith("{\"items\":[{\"movement_id\":\"%s\",\"sku\":\"SKU-1\"".formatted(MOVEMENT))
                .contains(",{\"movement_id\":\"%s\",\"sku\":\"SKU-2\"".formatted(MOVEMENT));
        assertThat(api.get(path + "&sku=SKU-2").getContentAsString())
                .contains("SKU-2")
                .doesNotContain("SKU-1");
        assertThat(api.get(path + "&sku=SKU").getContentAsString()).isEqualTo("{\"items\":[]}");
        assertThat(api.get("/store/movements?movement_id=" + Facts.id("other")).getContentAsString())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void shouldGoOnInAHistoryBetweenTwoSkusOfAMovement() throws Exception {
        keep(movement("SKU-2"));
        keep(movement(Facts.SKU));
        String path = "/store/movement-history?partition=4&warehouse_id=A&limit=%d";

        assertThat(api.get(path.formatted(1)).getContentAsString())
                .contains("\"sku\":\"SKU-1\"")
                .doesNotContain("\"sku\":\"SKU-2\"");
        assertThat(api.get(path.formatted(10)
                                + "&before_at=%d&before_id=%s&before_sku=SKU-1"
                                        .formatted(Facts.NOON.toEpochMilli() * 1_000, MOVEMENT))
                        .getContentAsString())
                .contains("\"sku\":\"SKU-2\"")
                .doesNotContain("\"sku\":\"SKU-1\"");
    }

    @Test
    void shouldPassOverEntriesOfAnIndexThatNoLongerHold() throws Exception {
        keep(movement(Facts.SKU));
        KeyValueStore<Bytes, byte[]> history = api.viewsDriver().driver().getKeyValueStore(StockViewStores.MOVEMENTS);
        HistoryKey.of(Movement.newBuilder(movement(Facts.SKU))
                        .setSender(new MovementLeg("A", Facts.NOON.plusSeconds(9), 1L))
                        .build())
                .forEach(left -> history.put(left, new byte[0]));

        assertThat(api.get("/store/movement-history?partition=4&warehouse_id=A&limit=1")
                        .getContentAsString())
                .as("the page is as full as it can be")
                .contains("\"at\":\"%s\"".formatted(Facts.NOON));
    }

    private static Movement movement(String sku) {
        MovementLeg sender = new MovementLeg("A", Facts.NOON, 1L);
        return new Movement(MOVEMENT, sku, MovementStatus.IN_TRANSIT, sender, null, null, null, null, 1L, Facts.NOON);
    }

    private void keep(Movement movement) {
        api.viewsDriver()
                .input(Topics.STOCK_MOVEMENTS)
                .pipeInput(MovementKey.of(movement.getMovementId(), movement.getSku()), movement);
    }

    @Test
    void shouldTellTheOwnersOfTheStoresOfEveryTopologyThatRunsHere() throws Exception {
        api.views().ownedBy(3, new HostInfo("other", 2));
        api.catalogue().ownedBy(5, null);

        String owners = api.get("/store/owners").getContentAsString();

        assertThat(owners).startsWith("""
            {"state":"RUNNING","stores":{"stock-levels":{"partitions":8,"owners":{\
            "0":"http://self:1","1":"http://self:1","2":"http://self:1","3":"http://other:2",\
            "4":"http://self:1","5":"http://self:1","6":"http://self:1","7":"http://self:1"}},\
            "warehouse-stock":{\
            """);
        assertThat(owners)
                .contains("\"movements\":{", "\"movement-history\":{", "\"product-history\":{")
                .contains("\"catalogue-rows\":{\"partitions\":8,\"owners\":{\"0\":\"http://self:1\"")
                .contains("\"catalogue-list\":{", "\"catalogue-counts\":{")
                .contains("\"4\":\"http://self:1\",\"6\":\"http://self:1\"");
    }

    @Test
    void shouldTellTheStateOfTheTopologyThatDoesNotRun() throws Exception {
        api.catalogue().restores(0);

        assertThat(api.get("/store/owners").getContentAsString()).startsWith("{\"state\":\"REBALANCING\"");
    }

    private void keepLevel() {
        keep(all(1, 5));
    }

    private void keep(StockLevel level) {
        api.viewsDriver().input(Topics.STOCK_LEVELS).pipeInput(StockLevelKey.of(level), level);
    }

    private static StockLevel all(long version, long onHand) {
        return level(version, onHand, 0).build();
    }

    private static StockLevel inWarehouse(String id, long version, long onHand, long reserved) {
        return level(version, onHand, reserved).setWarehouseId(id).build();
    }

    private static StockLevel.Builder level(long version, long onHand, long reserved) {
        return StockLevel.newBuilder()
                .setSku(Facts.SKU)
                .setVersion(version)
                .setOnHand(onHand)
                .setReserved(reserved)
                .setUpdatedAt(Facts.NOON);
    }
}
