package io.stockstream.local.it;

/** CloudEvents as warehouses send them. */
final class Events {

    private Events() {}

    static String movement(String movement, String event, String warehouse, String sku, long quantity) {
        return """
               {"id":"%s-%s","source":"WH-%s","specversion":"1.0","type":"ru.retail.warehouses.movement",
                "datacontenttype":"application/json","time":1737439421623,"subject":"WH-%s:%s",
                "data":{"movement_id":"%s","warehouse_id":"%s","timestamp":"2026-11-21T12:00:00Z",
                 "event":"%s","product_id":"%s","quantity":%d}}
               """.formatted(
                movement, event, warehouse, warehouse, event, Facts.id(movement), warehouse, event, sku, quantity);
    }
}
