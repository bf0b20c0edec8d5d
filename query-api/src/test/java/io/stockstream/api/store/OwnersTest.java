package io.stockstream.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.store.Owners.StorePartitions;
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
}
