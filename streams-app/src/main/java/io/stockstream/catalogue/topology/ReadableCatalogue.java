package io.stockstream.catalogue.topology;

import io.stockstream.platform.runtime.ReadableStore;
import java.util.List;

/** The stores of the catalogue topology that can be read. */
public final class ReadableCatalogue {

    /** Rows by table and id. */
    public static final ReadableStore ROWS =
            new ReadableStore(CatalogueTopology.NAME, CatalogueStores.ROWS, CatalogueTable.USERS.cdcTopic());

    /** The same rows, in the order of their ids. */
    public static final ReadableStore LIST = new ReadableStore(
            CatalogueTopology.NAME, CatalogueStores.ROWS, CatalogueTable.USERS.cdcTopic(), "catalogue-list");

    /** How many live rows there are. */
    public static final ReadableStore COUNTS =
            new ReadableStore(CatalogueTopology.NAME, CatalogueStores.COUNTS, CatalogueTable.USERS.cdcTopic());

    /** Products by id and time. */
    public static final ReadableStore PRODUCT_HISTORY = new ReadableStore(
            CatalogueTopology.NAME, CatalogueStores.PRODUCT_HISTORY, CatalogueTable.PRODUCTS.cdcTopic());

    static final List<ReadableStore> ALL = List.of(ROWS, LIST, COUNTS, PRODUCT_HISTORY);

    private ReadableCatalogue() {}
}
