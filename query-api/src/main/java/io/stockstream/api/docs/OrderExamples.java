package io.stockstream.api.docs;

/** Examples of orders in the API's description. A test sends the requests and compares the answers' fields. */
public final class OrderExamples {

    public static final String NEW_ORDER = """
            {
              "order_id": "order-1",
              "user_id": 1,
              "delivery_address_id": 7,
              "lines": [
                {"sku": "SKU-1", "quantity": 2, "unit_price": 99.90},
                {"sku": "SKU-2", "quantity": 1, "warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11"},
                {"product_id": 3, "quantity": 1}
              ],
              "currency": "RUB"
            }""";

    public static final String RECEIPT = """
            {
              "order_id": "order-1",
              "task_id": "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11",
              "status": "pending"
            }""";

    /** For a change: the order is still unchanged. */
    public static final String CHANGE_RECEIPT = """
            {
              "order_id": "order-1",
              "task_id": "9d0a3c1e-77a6-4f5e-8a11-2f8f3b1c5d22",
              "status": "processed"
            }""";

    public static final String PENDING = """
            {
              "order_id": "order-1",
              "status": "pending",
              "reason": null,
              "user_id": 1,
              "email": null,
              "delivery_address_id": 7,
              "lines": [
                {
                  "sku": "SKU-1",
                  "product_id": null,
                  "name": null,
                  "quantity": 2,
                  "unit_price": 99.90,
                  "warehouse_id": null,
                  "allocations": [],
                  "reason": null,
                  "available": null
                }
              ],
              "total": null,
              "currency": "RUB",
              "invoice_number": null,
              "created_at": "2026-11-22T10:00:00.120Z",
              "processed_at": null,
              "updated_at": "2026-11-22T10:00:00.120Z"
            }""";

    public static final String PROCESSED = """
            {
              "order_id": "order-1",
              "status": "processed",
              "reason": null,
              "user_id": 1,
              "email": "user@example.com",
              "delivery_address_id": 7,
              "lines": [
                {
                  "sku": "SKU-1",
                  "product_id": null,
                  "name": "Teapot",
                  "quantity": 2,
                  "unit_price": 99.90,
                  "warehouse_id": null,
                  "allocations": [{"warehouse_id": "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11", "quantity": 2}],
                  "reason": null,
                  "available": null
                }
              ],
              "total": 199.80,
              "currency": "RUB",
              "invoice_number": "INV-03-00000042",
              "created_at": "2026-11-22T10:00:00.120Z",
              "processed_at": "2026-11-22T10:00:00.310Z",
              "updated_at": "2026-11-22T10:00:00.310Z"
            }""";

    public static final String FAILED = """
            {
              "order_id": "order-1",
              "status": "failed",
              "reason": "insufficient_stock",
              "user_id": 1,
              "email": "user@example.com",
              "delivery_address_id": 7,
              "lines": [
                {
                  "sku": "SKU-1",
                  "product_id": null,
                  "name": "Teapot",
                  "quantity": 2,
                  "unit_price": 99.90,
                  "warehouse_id": null,
                  "allocations": [],
                  "reason": "insufficient_stock",
                  "available": 1
                }
              ],
              "total": null,
              "currency": "RUB",
              "invoice_number": null,
              "created_at": "2026-11-22T10:00:00.120Z",
              "processed_at": null,
              "updated_at": "2026-11-22T10:00:00.310Z"
            }""";

    public static final String PAGE = "{\"items\": [" + PROCESSED + ",\n" + FAILED + "], \"next\": null}";

    public static final String SHIPPED = "{\"status\": \"shipped\"}";

    public static final String CANCELLATION = "{\"comment\": \"Ordered twice\"}";

    public static final String SHOP_ORDER = """
            {
              "id": "123",
              "item": "SKU-1",
              "qty": 2,
              "email": "user@example.com"
            }""";

    public static final String SHOP_RECEIPT = "{\"task_id\": \"4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11\"}";

    public static final String SHOP_UNDECIDED = """
            {
              "task_id": "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11",
              "status": "requested",
              "result": null
            }""";

    public static final String SHOP_FAILED = """
            {
              "task_id": "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11",
              "status": "succeeded",
              "result": {"order_id": "123", "status": "failed", "reason": "insufficient_stock"}
            }""";

    public static final String EXPLANATION = """
            {
              "order_id": "order-1",
              "status": "failed",
              "reason": "insufficient_stock",
              "decisions": [
                {
                  "sequence": 1,
                  "step": "placed",
                  "status": "pending",
                  "reason": null,
                  "explanation": "The order is known; 2 SKU-1 are asked for.",
                  "decided_at": "2026-11-22T10:00:00.120Z",
                  "decision": {"topic": "orders.decisions", "partition": 3, "offset": 1041},
                  "cause": {"topic": "orders.requests", "partition": 3, "offset": 512},
                  "task_id": "4f1e6f0e-52b4-3f3c-9a56-1f0c7d0b6c11",
                  "stock": null,
                  "lookup": null
                },
                {
                  "sequence": 2,
                  "step": "failed",
                  "status": "failed",
                  "reason": "insufficient_stock",
                  "explanation": "2 SKU-1 were wanted, 1 was available.",
                  "decided_at": "2026-11-22T10:00:00.310Z",
                  "decision": {"topic": "orders.decisions", "partition": 3, "offset": 1042},
                  "cause": {"topic": "orders.reservation-outcomes", "partition": 3, "offset": 980},
                  "task_id": null,
                  "stock": {
                    "sku": "SKU-1",
                    "quantity": 2,
                    "reserved": false,
                    "waiting": false,
                    "available": 1,
                    "allocations": [],
                    "command": {"topic": "stock.reservations", "partition": 5, "offset": 733}
                  },
                  "lookup": null
                }
              ],
              "lines": [
                {
                  "sku": "SKU-1",
                  "product_id": null,
                  "quantity": 2,
                  "reason": "insufficient_stock",
                  "available": 1,
                  "allocations": [],
                  "decisions": [2]
                }
              ]
            }""";

    public static final String EVENTS = """
            retry: 2000

            id: 1
            event: placed
            data: {"sequence":1,"step":"placed","status":"pending", …}

            id: 2
            event: reserved
            data: {"sequence":2,"step":"reserved","status":"pending", …}

            id: 3
            event: processed
            data: {"sequence":3,"step":"processed","status":"processed", …}
            """;

    private OrderExamples() {}
}
