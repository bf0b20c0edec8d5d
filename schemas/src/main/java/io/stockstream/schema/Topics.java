package io.stockstream.schema;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.AddressRequested;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic that carries Avro records of this system. A test holds this list against {@code topics.yaml}. */
public final class Topics {

    /** Facts: what warehouses report. Key: sku. */
    public static final Topic<String, MovementReported> MOVEMENTS =
            new Topic<>("warehouse.movements", Serdes.String(), MovementReported.class);

    /** Decisions: one for every fact. Key: sku. */
    public static final Topic<String, StockDecided> STOCK_DECISIONS =
            new Topic<>("stock.decisions", Serdes.String(), StockDecided.class);

    /** View: the newest stock level of a sku. Key: sku. */
    public static final Topic<String, StockLevel> STOCK_LEVELS =
            new Topic<>("stock.levels", Serdes.String(), StockLevel.class);

    /** View: the newest state of a movement. Key: movement id. */
    public static final Topic<String, Movement> STOCK_MOVEMENTS =
            new Topic<>("stock.movements", Serdes.String(), Movement.class);

    /** View: the newest row of a user. Key: id. */
    public static final Topic<String, User> USERS = new Topic<>("catalogue.users", Serdes.String(), User.class);

    /** View: the newest row of an address. Key: id. */
    public static final Topic<String, Address> ADDRESSES =
            new Topic<>("catalogue.addresses", Serdes.String(), Address.class);

    /** View: the newest row of a product. Key: id. */
    public static final Topic<String, Product> PRODUCTS =
            new Topic<>("catalogue.products", Serdes.String(), Product.class);

    /** View: the newest row of a warehouse. Key: id. */
    public static final Topic<String, Warehouse> WAREHOUSES =
            new Topic<>("catalogue.warehouses", Serdes.String(), Warehouse.class);

    /** Facts: requests to create or update a product. Key: sku, or id where no sku is given. */
    public static final Topic<String, ProductRequested> PRODUCT_REQUESTS =
            new Topic<>("catalogue.product-requests", Serdes.String(), ProductRequested.class);

    /** Facts: requests to create or update a delivery address. Key: id of the user, or of the address. */
    public static final Topic<String, AddressRequested> ADDRESS_REQUESTS =
            new Topic<>("catalogue.address-requests", Serdes.String(), AddressRequested.class);

    /** Records that could not be processed, as raw bytes with the reason in headers. Not Avro, hence only a name. */
    public static final String DEAD_LETTERS = "stockstream.dead-letters";

    /**
     * Header of every record on the views of the catalogue, decimal text: the offset of the change that it shows, on the cdc topic of
     * the same table and in the partition of the same number.
     */
    public static final String CDC_OFFSET = "stockstream.cdc-offset";

    /** Every Avro topic, in the order in which their schemas are registered. */
    public static final List<Topic<?, ?>> ALL = List.of(
            MOVEMENTS,
            STOCK_DECISIONS,
            STOCK_LEVELS,
            STOCK_MOVEMENTS,
            USERS,
            ADDRESSES,
            PRODUCTS,
            WAREHOUSES,
            PRODUCT_REQUESTS,
            ADDRESS_REQUESTS);

    private Topics() {}
}
