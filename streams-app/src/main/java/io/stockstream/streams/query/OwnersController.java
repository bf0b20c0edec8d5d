package io.stockstream.streams.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who owns which partition of which store. */
@RestController
@ConditionalOnStockViews
final class OwnersController {

    private final KafkaStreams streams;
    private final PartitionOwners owners;
    private final PartitionCounts partitions;

    OwnersController(KafkaStreams streams, PartitionOwners owners, PartitionCounts partitions) {
        this.streams = streams;
        this.owners = owners;
        this.partitions = partitions;
    }

    /**
     * The owners of one store.
     *
     * @param partitions how many partitions the store has
     * @param owners base URL by partition; a partition that nobody owns is missing
     */
    record StoreOwners(int partitions, Map<Integer, String> owners) {}

    /**
     * The owners of every store, as this instance knows them.
     *
     * @param state of this instance's view topology
     * @param stores by store name
     */
    record Owners(String state, Map<String, StoreOwners> stores) {}

    @GetMapping("/store/owners")
    Owners owners() {
        Map<String, StoreOwners> stores = new LinkedHashMap<>();
        for (ViewStore store : ViewStore.values()) {
            Map<Integer, String> urls = new TreeMap<>();
            owners.of(store)
                    .forEach((partition, host) ->
                            urls.put(partition, "http://%s:%d".formatted(host.host(), host.port())));
            stores.put(store.storeName(), new StoreOwners(partitions.of(store.topic()), urls));
        }
        return new Owners(streams.state().name(), stores);
    }
}
