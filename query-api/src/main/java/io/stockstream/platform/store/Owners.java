package io.stockstream.platform.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/**
 * The owners of partitions at the last query of streams-app.
 *
 * @param state of the instance that answered
 * @param stores by name
 */
record Owners(String state, Map<String, StorePartitions> stores) {

    /** Before anyone was asked. */
    static final Owners NONE = new Owners("UNKNOWN", Map.of());

    Owners {
        stores = stores == null ? Map.of() : Map.copyOf(stores);
    }

    /**
     * The partitions of one store.
     *
     * @param partitions how many the store has
     * @param owners base URL by partition; a partition without an owner is missing
     */
    record StorePartitions(int partitions, Map<Integer, URI> owners) {

        StorePartitions {
            owners = owners == null ? Map.of() : Map.copyOf(owners);
        }

        /** The partition of a key, as Kafka's own partitioner puts it: the facts got there by it. */
        int partitionOf(byte[] key) {
            return Utils.toPositive(Utils.murmur2(key)) % partitions;
        }

        /** With the owners of another answer where this one names none. */
        StorePartitions completedBy(StorePartitions other) {
            Map<Integer, URI> all = new HashMap<>(other.owners);
            all.putAll(owners);
            return new StorePartitions(partitions, all);
        }

        List<Integer> missing() {
            List<Integer> missing = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                if (!owners.containsKey(partition)) {
                    missing.add(partition);
                }
            }
            return missing;
        }
    }

    /** The store, if an instance reported it. */
    Optional<StorePartitions> store(String name) {
        return Optional.ofNullable(stores.get(name)).filter(store -> store.partitions() > 0);
    }

    /** Adds the stores and partitions that only another instance reports. */
    Owners completedBy(Owners other) {
        Map<String, StorePartitions> all = new HashMap<>(stores);
        other.stores().forEach((name, store) -> all.merge(name, store, StorePartitions::completedBy));
        return new Owners(state, all);
    }

    /** Whether a partition is without an owner. */
    boolean incomplete() {
        return stores.isEmpty()
                || stores.values().stream().anyMatch(store -> !store.missing().isEmpty());
    }

    /** Every instance that owns anything. */
    Set<URI> instances() {
        Set<URI> instances = new LinkedHashSet<>();
        stores.values().forEach(store -> instances.addAll(store.owners().values()));
        return instances;
    }
}
