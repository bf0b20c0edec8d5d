package io.stockstream.stock.store;

import io.stockstream.stock.StockLevel;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stock levels as callers of the store API see them. */
public final class StockJson {

    private StockJson() {}

    /**
     * A sku.
     *
     * @param all the level of all warehouses together
     * @param warehouses those of single warehouses that are shown
     */
    public static ObjectNode sku(StockLevel all, List<StockLevel> warehouses) {
        ObjectNode sku = JsonNodeFactory.instance
                .objectNode()
                .put("sku", all.getSku())
                .put("version", all.getVersion())
                .put("on_hand", all.getOnHand())
                .put("reserved", all.getReserved())
                .put("in_transit", all.getInTransit())
                .put("lost", all.getLost())
                .put("surplus", all.getSurplus())
                .put("received", all.getReceived())
                .put("sold", all.getSold())
                .put("warehouse_count", all.getWarehouseCount());
        ArrayNode array = sku.putArray("warehouses");
        warehouses.forEach(level -> array.add(warehouse(level)));
        return sku.put("updated_at", all.getUpdatedAt().toString());
    }

    /** The sku in one warehouse. */
    public static ObjectNode warehouse(StockLevel level) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("warehouse_id", level.getWarehouseId())
                .put("on_hand", level.getOnHand())
                .put("reserved", level.getReserved())
                .put("updated_at", level.getUpdatedAt().toString());
    }
}
