package io.stockstream.report.http;

import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A day as the stores tell of it. */
final class ReportFixture {

    static final String DATE = "2025-03-30";

    private ReportFixture() {}

    /** A day that was revised once, with rows 64, 128 and so on. */
    static void store(FakeStreamsApp streamsApp, int rows) {
        streamsApp.answer(
                "report-days",
                query -> query.get("date").equals(DATE) ? Reply.found("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"REVISED","orders":%d,\
                "orders_by_status":{"processed":%d},"units":7,"revenue":{"RUB":"1234.50","EUR":"0.10"},"revision":1,\
                "closed_at":"2025-03-30T21:00:00Z","stock_closed_at":"2025-03-30T21:00:01Z",\
                "updated_at":"2025-03-31T08:00:00Z","version":9}""".formatted(rows, rows)) : Reply.missing());
        streamsApp.answer("report-shards", query -> items(Stream.empty()));
        streamsApp.answer("report-rows", query -> rows(query, rows));
        streamsApp.answer("report-totals", query -> totals(query));
    }

    static Reply rows(Map<String, String> query, int rows) {
        long after = Long.parseLong(query.getOrDefault("after", "-1"));
        return items(LongStream.rangeClosed(1, query.get("date").equals(DATE) ? rows : 0)
                .filter(number -> number % FakeStreamsApp.PARTITIONS == partition(query))
                .map(number -> number * 64)
                .filter(id -> id > after)
                .limit(Long.parseLong(query.get("limit")))
                .mapToObj(ReportFixture::entry));
    }

    /** SKU-1 in every shard, the others in one each. */
    private static Reply totals(Map<String, String> query) {
        String after = query.getOrDefault("after_currency", "") + query.getOrDefault("after_sku", "");
        return items(Stream.of("EUR", "RUB")
                .flatMap(currency -> IntStream.rangeClosed(1, 3).mapToObj(sku -> List.of(currency, "SKU-" + sku)))
                .filter(key -> key.getLast().equals("SKU-1") || key.getLast().equals("SKU-" + (partition(query) + 1)))
                .filter(key -> String.join("", key).compareTo(after) > 0)
                .limit(Long.parseLong(query.get("limit")))
                .map(key -> """
                        {"report_date":"2025-03-30","currency":"%s","sku":"%s","units":2,"revenue":5.05,"orders":1}""".formatted(key.getFirst(), key.getLast())));
    }

    static int partition(Map<String, String> query) {
        return Integer.parseInt(query.get("partition"));
    }

    static Reply items(Stream<String> items) {
        return Reply.found(items.collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    /** The second has a name that a spreadsheet would take for a formula, and no price. */
    static String entry(long id) {
        return """
                {"report_date":"2025-03-30","zone":"Europe/Moscow","row_id":%d,"order_id":"%s","status":"%s",\
                "count_product":3,"amount":%s,"currency":"RUB","created_at":"2025-03-30T10:00:00.120Z",\
                "report_at":"2025-03-30T10:00:00.310Z","order_version":2}""".formatted(
                        id,
                        id == 128 ? "=cmd|' /C calc'!A0" : "order-" + id,
                        id == 128 ? "pending" : "processed",
                        id == 128 ? "null" : "0.10");
    }
}
