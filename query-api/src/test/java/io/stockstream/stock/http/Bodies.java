package io.stockstream.stock.http;

/** Bodies of requests that are right but for one thing. */
final class Bodies {

    static final String MOVEMENT_ID = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10";

    static final String MOVEMENT = """
            {"movement_id":"0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10","warehouse_id":"25718666-6af6-4281-b5a6-3016e36fa557",\
            "timestamp":"2026-11-21T10:00:00Z","event":"departure","product_id":"SKU-1","quantity":100}""";

    private Bodies() {}

    static String event(String time, String data) {
        return """
                {"id":"event-1","source":"WH-3322","specversion":"1.0","type":"ru.retail.warehouses.movement",\
                "datacontenttype":"application/json","dataschema":"ru.retail.warehouses.movement.v1.0","time":%s,\
                "subject":"WH-3322:DEPARTURE","destination":"ru.retail.warehouses","data":%s}""".formatted(time, data);
    }

    static String event() {
        return event("1795255200000", MOVEMENT);
    }

    static String withQuantity(String quantity) {
        return MOVEMENT.replace(":100", ":" + quantity);
    }
}
