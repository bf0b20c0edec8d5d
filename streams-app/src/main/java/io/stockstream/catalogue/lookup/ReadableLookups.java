package io.stockstream.catalogue.lookup;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the lookups topology that can be read: the catalogue as orders see it. */
public final class ReadableLookups {

    /** Users. Callers use this path for every kind of row. */
    public static final ReadableStore USERS =
            new ReadableStore(LookupsTopology.NAME, LookupStores.USERS, Topics.LOOKUPS.name(), "lookup-rows");

    /** Addresses. */
    public static final ReadableStore ADDRESSES =
            new ReadableStore(LookupsTopology.NAME, LookupStores.ADDRESSES, Topics.LOOKUPS.name());

    /** Products. */
    public static final ReadableStore PRODUCTS =
            new ReadableStore(LookupsTopology.NAME, LookupStores.PRODUCTS, Topics.LOOKUPS.name());

    /** Products by sku. */
    public static final ReadableStore SKUS =
            new ReadableStore(LookupsTopology.NAME, LookupStores.SKUS, Topics.LOOKUPS.name());

    /** Skus that no product has any more. */
    public static final ReadableStore LEFT_SKUS =
            new ReadableStore(LookupsTopology.NAME, LookupStores.LEFT_SKUS, Topics.LOOKUPS.name());

    /** Users, addresses and products that were deleted. */
    public static final ReadableStore DELETED =
            new ReadableStore(LookupsTopology.NAME, LookupStores.DELETED, Topics.LOOKUPS.name());

    static final List<ReadableStore> ALL = List.of(USERS, ADDRESSES, PRODUCTS, SKUS, LEFT_SKUS, DELETED);

    private ReadableLookups() {}
}
