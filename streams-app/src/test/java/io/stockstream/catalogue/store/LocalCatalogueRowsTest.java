package io.stockstream.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.StoreMovingException;
import io.stockstream.stock.store.StoreApi;
import io.stockstream.streams.CdcRow;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalCatalogueRowsTest {

    private final StoreApi api = new StoreApi();
    private final CatalogueRowsReader rows = api.rows();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void shouldGoThroughTheLiveRowsInPages() {
        api.cdc().created(CdcRow.of(CatalogueTable.USERS, "30", 1), 10);
        api.cdc().created(CdcRow.of(CatalogueTable.USERS, "4", 2), 20);
        api.cdc().created(CdcRow.of(CatalogueTable.USERS, "5", 3), 30);
        api.cdc().deleted(CatalogueTable.USERS, "5", 40, 3);
        api.cdc().readIncrementally(CdcRow.of(CatalogueTable.USERS, "6", 4));

        assertThat(rows.live(0, CatalogueTable.USERS, null, 2))
                .containsExactly(new LiveRow("4", 2, 20L, 1), new LiveRow("6", 4, null, 4));
        assertThat(rows.live(0, CatalogueTable.USERS, "6", 2)).containsExactly(new LiveRow("30", 1, 10L, 0));
        assertThat(rows.live(0, CatalogueTable.USERS, "30", 2)).isEmpty();
        assertThat(rows.live(0, CatalogueTable.PRODUCTS, null, 2)).isEmpty();
    }

    @Test
    void shouldOnlyOwnWhatIsActiveHereAndRestored() {
        api.catalogue().ownedBy(2, new HostInfo("other", 2));
        api.catalogue().ownedBy(3, null);
        api.catalogue().restores(4);

        assertThat(rows.ownedPartitions()).containsExactlyInAnyOrder(0, 1, 5, 6, 7);
        assertThatThrownBy(() -> rows.live(2, CatalogueTable.USERS, null, 1))
                .isInstanceOf(OwnedElsewhereException.class);
        assertThatThrownBy(() -> rows.live(4, CatalogueTable.USERS, null, 1)).isInstanceOf(StoreMovingException.class);
    }
}
