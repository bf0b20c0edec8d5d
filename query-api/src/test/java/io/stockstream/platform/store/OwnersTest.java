package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.store.Owners.StorePartitions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class OwnersTest {

    @Test
    void shouldFindPartitionAsTheProducerDoes() {
        StorePartitions store = new StorePartitions(8, Map.of());
        for (String key : new String[] {"SKU-1", "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10", "ключ"}) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);

            assertThat(store.partitionOf(bytes)).isEqualTo(BuiltInPartitioner.partitionForKey(bytes, 8));
        }
    }

    @Test
    void shouldNamePartitionsWithoutOwner() {
        StorePartitions store = new StorePartitions(3, Map.of(1, URI.create("http://127.0.0.1:8090")));

        assertThat(store.missing()).containsExactly(0, 2);
    }

    @Test
    void shouldLearnOtherStoresAndPartitionsFromAnotherInstance() {
        URI first = URI.create("http://127.0.0.1:8090");
        URI second = URI.create("http://127.0.0.1:8091");
        Owners views = new Owners("RUNNING", Map.of("stock-levels", new StorePartitions(2, Map.of(0, first))));
        Owners catalogue = new Owners(
                "RUNNING",
                Map.of(
                        "stock-levels", new StorePartitions(2, Map.of(0, second, 1, second)),
                        "catalogue-rows", new StorePartitions(2, Map.of(0, second, 1, second))));

        Owners both = views.completedBy(catalogue);

        assertThat(both.store("stock-levels").orElseThrow().owners()).isEqualTo(Map.of(0, first, 1, second));
        assertThat(both.store("catalogue-rows").orElseThrow().missing()).isEmpty();
    }
}
