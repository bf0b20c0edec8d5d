package io.stockstream.api.docs;

/** Examples in the API's description. A test sends the requests and compares the answers' fields. */
public final class Examples {

    /** A departure as warehouses send it: the time as epoch milliseconds. */
    public static final String DEPARTURE_EVENT = """
            {
              "id": "b3b53031-e83a-4654-87f5-b6b6fb09fd99",
              "source": "WH-3322",
              "specversion": "1.0",
              "type": "ru.retail.warehouses.movement",
              "datacontenttype": "application/json",
              "dataschema": "ru.retail.warehouses.movement.v1.0",
              "time": 1795255200000,
              "subject": "WH-3322:DEPARTURE",
              "destination": "ru.retail.warehouses",
              "data": {
                "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
                "warehouse_id": "25718666-6af6-4281-b5a6-3016e36fa557",
                "timestamp": "2026-11-21T10:00:00Z",
                "event": "departure",
                "product_id": "SKU-1",
                "quantity": 100
              }
            }""";

    /** The arrival of the same movement: two units less, and the time as RFC 3339. */
    public static final String ARRIVAL_EVENT = """
            {
              "id": "c8b53031-e83a-4654-87f5-b6b6fb09fd12",
              "source": "WH-3423",
              "specversion": "1.0",
              "type": "ru.retail.warehouses.movement",
              "datacontenttype": "application/json",
              "dataschema": "ru.retail.warehouses.movement.v1.0",
              "time": "2026-11-22T10:00:00Z",
              "subject": "WH-3423:ARRIVAL",
              "destination": "ru.retail.warehouses",
              "data": {
                "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
                "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
                "timestamp": "2026-11-22T10:00:00Z",
                "event": "arrival",
                "product_id": "SKU-1",
                "quantity": 98
              }
            }""";

    /** Both, in one request. */
    public static final String EVENT_BATCH = "[" + DEPARTURE_EVENT + ",\n" + ARRIVAL_EVENT + "]";

    /** A plain movement, which is also the body of an event in binary mode. */
    public static final String MOVEMENT = """
            {
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
              "warehouse_id": "25718666-6af6-4281-b5a6-3016e36fa557",
              "timestamp": "2026-11-21T10:00:00Z",
              "event": "departure",
              "product_id": "SKU-1",
              "quantity": 100
            }""";

    /** Several plain movements. */
    public static final String MOVEMENTS = "[" + MOVEMENT + "]";

    public static final String WRITTEN = """
            {
              "id": "b3b53031-e83a-4654-87f5-b6b6fb09fd99",
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10"
            }""";

    public static final String ALL_WRITTEN = "{\"items\": [" + WRITTEN + "]}";

    /** When the time was over before the decision came. */
    public static final String UNDECIDED = """
            {
              "id": "b3b53031-e83a-4654-87f5-b6b6fb09fd99",
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
              "decision": null,
              "movement": null
            }""";

    /** What a movement looks like that lost two units on the way. */
    public static final String PENDING = """
            {
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
              "product_id": "SKU-1",
              "status": "pending",
              "sender": null,
              "receiver": null,
              "time_difference_seconds": null,
              "quantity_difference": null,
              "rejection": null
            }""";

    public static final String COMPLETED = """
            {
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
              "product_id": "SKU-1",
              "status": "completed",
              "sender": {
                "warehouse_id": "25718666-6af6-4281-b5a6-3016e36fa557",
                "at": "2026-11-21T10:00:00Z",
                "quantity": 100
              },
              "receiver": {
                "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
                "at": "2026-11-22T10:00:00Z",
                "quantity": 98
              },
              "time_difference_seconds": 86400,
              "quantity_difference": -2,
              "rejection": null
            }""";

    /** A departure of more than there was. */
    public static final String REJECTED = """
            {
              "movement_id": "5b0f0f4e-2a43-4a55-8d2c-1f6f6a0c9b77",
              "product_id": "SKU-1",
              "status": "rejected",
              "sender": {
                "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
                "at": "2026-11-22T11:00:00Z",
                "quantity": 500
              },
              "receiver": null,
              "time_difference_seconds": null,
              "quantity_difference": null,
              "rejection": {"reason": "insufficient_stock", "requested": 500, "available": 98, "not_before": null, "explanation": null}
            }""";

    /** Two products under one id. */
    public static final String OF_PRODUCTS = """
            {
              "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
              "products": [
                {
                  "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
                  "product_id": "SKU-1",
                  "status": "in_transit",
                  "sender": {
                    "warehouse_id": "25718666-6af6-4281-b5a6-3016e36fa557",
                    "at": "2026-11-21T10:00:00Z",
                    "quantity": 100
                  },
                  "receiver": null,
                  "time_difference_seconds": null,
                  "quantity_difference": null,
                  "rejection": null
                },
                {
                  "movement_id": "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10",
                  "product_id": "SKU-2",
                  "status": "arrived_unmatched",
                  "sender": null,
                  "receiver": {
                    "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
                    "at": "2026-11-22T10:00:00Z",
                    "quantity": 5
                  },
                  "time_difference_seconds": null,
                  "quantity_difference": null,
                  "rejection": null
                }
              ]
            }""";

    /** The decision that the last movement was refused by. */
    public static final String DECIDED = """
            {
              "id": "d4c53031-e83a-4654-87f5-b6b6fb09fd13",
              "movement_id": "5b0f0f4e-2a43-4a55-8d2c-1f6f6a0c9b77",
              "decision": {
                "outcome": "rejected",
                "reason": "insufficient_stock",
                "available": 98,
                "decided_at": "2026-11-22T11:00:01.250Z",
                "not_before": null,
                "explanation": null
              },
              "movement":\s""" + REJECTED + "}";

    public static final String HISTORY = "{\"items\": [" + REJECTED + ",\n" + COMPLETED + "], \"next\": null}";

    public static final String STOCK = """
            {
              "sku": "SKU-1",
              "on_hand": 98,
              "reserved": 0,
              "available": 98,
              "in_transit": 0,
              "lost": 2,
              "surplus": 0,
              "received": 100,
              "sold": 0,
              "version": 3,
              "updated_at": "2026-11-22T10:00:00.310Z",
              "warehouses": [
                {
                  "warehouse_id": "25718666-6af6-4281-b5a6-3016e36fa557",
                  "on_hand": 0,
                  "reserved": 0,
                  "available": 0,
                  "updated_at": "2026-11-21T10:00:00.120Z"
                },
                {
                  "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
                  "on_hand": 98,
                  "reserved": 0,
                  "available": 98,
                  "updated_at": "2026-11-22T10:00:00.310Z"
                }
              ]
            }""";

    public static final String PRODUCT_STOCK = """
            {
              "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11",
              "product_id": "SKU-1",
              "quantity": 98,
              "on_hand": 98,
              "reserved": 0,
              "available": 98,
              "updated_at": "2026-11-22T10:00:00.310Z"
            }""";

    public static final String WAREHOUSE_STOCK = """
            {
              "items": [
                {
                  "product_id": "SKU-1",
                  "on_hand": 98,
                  "reserved": 0,
                  "available": 98,
                  "quantity": 98,
                  "updated_at": "2026-11-22T10:00:00.310Z"
                }
              ],
              "next": null
            }""";

    /** How a PDF begins; as JSON text, which examples are read as. */
    public static final String INVOICE = "\"%PDF-1.7 …\"";

    private Examples() {}
}
