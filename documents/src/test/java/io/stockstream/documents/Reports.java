package io.stockstream.documents;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports for tests. */
final class Reports {

    static final OrderReportDocument ORDERS = new OrderReportDocument("ООО «Склад»");
    static final StockReportDocument STOCK = new StockReportDocument("ООО «Склад»");

    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final Instant CREATED = Instant.parse("2026-11-21T09:15:30Z");

    private Reports() {}

    static OrderReport orders(String state, long orders, OrderReport.Revenue... revenue) {
        Map<String, Long> byStatus = new LinkedHashMap<>();
        byStatus.put("pending", 1_000L);
        byStatus.put("processed", orders - 1_002);
        byStatus.put("failed", 2L);
        byStatus.put("cancelled", 0L);
        return new OrderReport(
                DATE,
                ZONE,
                state,
                orders,
                byStatus,
                24_690,
                List.of(revenue),
                state.equals("revised") ? 3 : 0,
                state.equals("open") ? null : Instant.parse("2026-11-21T21:00:00Z"),
                CREATED);
    }

    static OrderReport.Revenue revenue(String currency, String amount) {
        return new OrderReport.Revenue(currency, new BigDecimal(amount));
    }

    static OrderReport.Sku sku(String sku, String currency, long units, String revenue) {
        return new OrderReport.Sku(sku, currency, 7, units, new BigDecimal(revenue));
    }

    static OrderReport.Row row(long id) {
        boolean sold = id % 3 != 0;
        return new OrderReport.Row(
                id,
                id % 7 == 0 ? "заказ-" + id : "5e0e2d5c-0a53-3c5f-9f0e-%012d".formatted(id),
                sold ? "processed" : "pending",
                id % 5 + 1,
                sold ? new BigDecimal("1234.50") : null,
                "RUB",
                CREATED.plusSeconds(id),
                CREATED.plusSeconds(id + 2));
    }

    static List<OrderReport.Row> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Reports::row).toList();
    }

    static byte[] render(OrderReport report, List<OrderReport.Sku> skus, List<OrderReport.Row> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ORDERS.write(report, skus.iterator(), rows.iterator(), out);
        return out.toByteArray();
    }

    static StockReport stock(String state) {
        return new StockReport(DATE, ZONE, state, state.equals("open") ? null : Instant.parse("2026-11-21T21:00:00Z"));
    }

    static StockReport.Row stockRow(String sku) {
        return new StockReport.Row(sku, 1_098, 8, 1_090, 5, 2, 0, 1_109, 4);
    }

    static byte[] render(StockReport report, List<StockReport.Row> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        STOCK.write(report, rows.iterator(), out);
        return out.toByteArray();
    }
}
