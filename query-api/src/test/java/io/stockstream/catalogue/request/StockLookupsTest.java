package io.stockstream.catalogue.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.catalogue.http.CatalogueTestAccess;
import io.stockstream.catalogue.table.Tables;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class StockLookupsTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Queue<String> looks = new ConcurrentLinkedQueue<>();

    private Map<String, Long> slowly(String sku) {
        looks.add(sku);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (sku.equals("S0")) {
            throw new IllegalStateException("no stock can be read");
        }
        return Map.of(sku, 1L);
    }

    @Test
    void shouldHoldUpNobodyAndLeaveOutWhatIsTooMuch() {
        try (StockLookups lookups = new StockLookups(
                CatalogueTestAccess.warning(skus -> slowly(skus.iterator().next())), 2)) {
            look(lookups, 0);
            await().until(() -> looks.size() == 1);
            for (int i = 1; i < 10; i++) {
                look(lookups, i);
            }
            gate.countDown();
            await().until(() -> looks.size() == 3);

            assertThat(looks).as("one that fails ends nothing").containsExactly("S0", "S1", "S2");
        }
    }

    private static void look(StockLookups lookups, int number) {
        lookups.later(
                Tables.PRODUCTS,
                JsonNodeFactory.instance.objectNode().put("id", number).put("sku", "S" + number));
    }
}
