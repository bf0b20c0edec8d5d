package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Product;
import io.stockstream.streams.CdcRow;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductHistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new CatalogueTopology(serdes, 1, (table, reason) -> {}));
    private final CdcTopics cdc = new CdcTopics(topology);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellWhatAProductWasAtAnyTime() {
        recorded(MONDAY).created(product(1).with("created_at", MONDAY.toString()), 10);
        recorded(MONDAY.plus(DAY)).updated(updated(2, MONDAY.plus(DAY)), 20, 1);
        recorded(MONDAY.plus(DAY.multipliedBy(2))).deleted(CatalogueTable.PRODUCTS, "1", 30, 2);

        assertThat(versionAt(MONDAY.minusMillis(1))).isNull();
        assertThat(versionAt(MONDAY)).isEqualTo(1);
        assertThat(versionAt(MONDAY.plus(DAY).minusMillis(1))).isEqualTo(1);
        assertThat(versionAt(MONDAY.plus(DAY))).isEqualTo(2);
        assertThat(versionAt(MONDAY.plus(DAY.multipliedBy(2)))).isNull();
    }

    @Test
    void shouldTakeTheTimeFromTheRowAndNotFromTheSnapshotThatReadIt() {
        recorded(MONDAY.plus(DAY.multipliedBy(30))).read(updated(2, MONDAY), 10);

        assertThat(versionAt(MONDAY)).isEqualTo(2);
        assertThat(versionAt(MONDAY.minusMillis(1))).isNull();
    }

    @Test
    void shouldShowTheNewestRowEvenWhenItsTransactionBeganFirst() {
        recorded(MONDAY).created(product(1).with("created_at", MONDAY.toString()), 10);
        recorded(MONDAY.plusSeconds(20)).updated(updated(2, MONDAY.plusSeconds(15)), 20, 1);
        recorded(MONDAY.plusSeconds(30)).updated(updated(3, MONDAY.plusSeconds(5)), 30, 2);

        assertThat(versionAt(MONDAY.plusSeconds(40))).isEqualTo(3);
        assertThat(versionAt(MONDAY.plusSeconds(10))).isEqualTo(1);
    }

    @Test
    void shouldShowARowThatIsMadeAgainInTheTransactionThatDeletedIt() {
        recorded(MONDAY).created(product(1).with("created_at", MONDAY.toString()), 10);
        recorded(MONDAY.plusSeconds(20)).deleted(CatalogueTable.PRODUCTS, "1", 20, 1);
        cdc.created(product(2).with("created_at", MONDAY.plusSeconds(10).toString()), 30);

        assertThat(versionAt(MONDAY.plusSeconds(20))).isEqualTo(2);
        assertThat(versionAt(MONDAY.plusSeconds(19))).isEqualTo(1);
    }

    @Test
    void shouldTellOfARowThatDidNotChangeForLongerThanTheStoreRemembers() {
        recorded(MONDAY).created(CdcRow.of(CatalogueTable.PRODUCTS, "2", 9), 5);
        cdc.read(product(1).with("created_at", "2020-01-01T00:00:00Z"), 10);

        assertThat(versionAt(MONDAY)).isEqualTo(1);
        assertThat(versionAt(MONDAY.minus(DAY.multipliedBy(300)))).isEqualTo(1);
    }

    @Test
    void shouldNotBeSpoiledByARowFromTheFuture() {
        recorded(MONDAY)
                .created(CdcRow.of(CatalogueTable.PRODUCTS, "2", 9).with("created_at", "2999-01-01T00:00:00Z"), 5);
        cdc.created(product(1).with("created_at", MONDAY.toString()), 10);

        assertThat(versionAt(MONDAY)).isEqualTo(1);
    }

    private CdcTopics recorded(Instant time) {
        return cdc.at(time);
    }

    private static CdcRow product(long version) {
        return CdcRow.of(CatalogueTable.PRODUCTS, "1", version);
    }

    private static CdcRow updated(long version, Instant at) {
        return product(version).with("created_at", MONDAY.toString()).with("updated_at", at.toString());
    }

    private Long versionAt(Instant time) {
        VersionedKeyValueStore<String, Product> history =
                topology.driver().getVersionedKeyValueStore(CatalogueStores.PRODUCT_HISTORY);
        VersionedRecord<Product> found = history.get("1", time.toEpochMilli());
        return found == null ? null : found.value().getVersion();
    }
}
