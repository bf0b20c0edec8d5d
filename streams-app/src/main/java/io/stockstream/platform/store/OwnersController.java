package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ReadableStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the owners of the partitions of every store. */
@RestController
public final class OwnersController {

    private final ReadableTopologies topologies;
    private final PartitionOwners owners;
    private final PartitionCounts partitions;

    public OwnersController(ReadableTopologies topologies, PartitionOwners owners, PartitionCounts partitions) {
        this.topologies = topologies;
        this.owners = owners;
        this.partitions = partitions;
    }

    /**
     * The owners of one store.
     *
     * @param partitions how many partitions the store has
     * @param owners base URL by partition; partitions without an owner are missing
     */
    record StoreOwners(int partitions, Map<Integer, String> owners) {}

    /**
     * The owners of every store, as this instance knows them.
     *
     * @param state of this instance's topologies: RUNNING, or what keeps one of them from it
     * @param stores by the last part of their path
     */
    record Owners(String state, Map<String, StoreOwners> stores) {}

    @GetMapping("/store/owners")
    Owners owners() {
        Map<String, StoreOwners> stores = new LinkedHashMap<>();
        topologies.stores().forEach(store -> stores.put(store.path(), owners(store)));
        return new Owners(topologies.state().name(), stores);
    }

    private StoreOwners owners(ReadableStore store) {
        Map<Integer, String> urls = new TreeMap<>();
        owners.of(store)
                .forEach((partition, host) -> urls.put(partition, "http://%s:%d".formatted(host.host(), host.port())));
        return new StoreOwners(partitions.of(store.topic()), urls);
    }
}
