package io.stockstream.api.docs;

/** Examples of reports in the API's description. */
public final class ReportExamples {

    public static final String ROWS = """
            [
              {
                "id": 67331,
                "report_at": "2026-11-21",
                "order_id": "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21",
                "count_product": 3,
                "created_at": "2026-11-21T10:00:00.120Z"
              }
            ]""";

    private static final String ORDER = """
            {
              "id": 67331,
              "order_id": "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21",
              "status": "processed",
              "count_product": 3,
              "currency": "RUB",
              "amount": 299.70,
              "created_at": "2026-11-21T10:00:00.120Z",
              "report_at": "2026-11-21T10:00:00.310Z"
            }""";

    public static final String DAILY = """
            {
              "report_date": "2026-11-21",
              "zone": "Europe/Moscow",
              "state": "final",
              "orders": 1,
              "orders_by_status": {"pending": 0, "processed": 1, "failed": 0, "cancelled": 0},
              "units": 3,
              "revenue": [{"currency": "RUB", "amount": 299.70}],
              "revision": 0,
              "closed_at": "2026-11-21T21:00:00Z",
              "updated_at": "2026-11-21T21:00:00Z",
              "rows": {"items": [""" + ORDER + "], \"next\": null}}";

    /** JSON, because examples are; the file has the text itself. */
    public static final String DAILY_CSV = """
            "order_id,id,status,count_product,currency,amount,created_at,report_at\\r\\n\
            \\"c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21\\",67331,processed,3,RUB,299.70,2026-11-21T10:00:00.120Z,2026-11-21T10:00:00.310Z\\r\\n\"""";

    public static final String PDF = "\"%PDF-1.7 …\"";

    public static final String SKUS = """
            {
              "items": [
                {"sku": "SKU-1", "currency": "RUB", "orders": 1, "units": 3, "revenue": 299.70}
              ],
              "next": null
            }""";

    /** An order that was processed on the day and cancelled after it was over. */
    public static final String REVISIONS =
            "{\"items\": [{\"revision\": 1, \"order_id\": \"c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21\", "
                    + "\"before\": " + ORDER + ", \"after\": " + """
            {
              "id": 67331,
              "order_id": "c1a9a8a2-3b0e-4a0a-9a55-0d5f8c7f5b21",
              "status": "cancelled",
              "count_product": 3,
              "currency": "RUB",
              "amount": null,
              "created_at": "2026-11-21T10:00:00.120Z",
              "report_at": "2026-11-22T08:30:00Z"
            }, "revised_at": "2026-11-22T08:30:00Z"}], "next": null}""";

    public static final String STOCK = """
            {
              "report_date": "2026-11-21",
              "zone": "Europe/Moscow",
              "state": "final",
              "closed_at": "2026-11-21T21:00:00Z",
              "rows": {
                "items": [
                  {
                    "sku": "SKU-1",
                    "on_hand": 98,
                    "reserved": 8,
                    "available": 90,
                    "in_transit": 0,
                    "lost": 2,
                    "surplus": 0,
                    "received": 104,
                    "sold": 4
                  }
                ],
                "next": null
              }
            }""";

    /** JSON, because examples are; the file has the text itself. */
    public static final String STOCK_CSV = """
            "sku,on_hand,reserved,available,in_transit,lost,surplus,received,sold\\r\\nSKU-1,98,8,90,0,2,0,104,4\\r\\n\"""";

    private ReportExamples() {}
}
