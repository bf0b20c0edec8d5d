package io.stockstream.report.http;

import io.stockstream.money.Currencies;
import io.stockstream.platform.web.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report of a day's orders. */
record DailyReportView(
        String reportDate,
        String zone,
        String state,
        long orders,
        Map<String, Long> ordersByStatus,
        long units,
        List<Revenue> revenue,
        long revision,
        Instant closedAt,
        Instant updatedAt,
        Rows rows) {

    private static final List<String> STATUSES = List.of("pending", "processed", "failed", "cancelled");

    /** Revenue in a currency. */
    record Revenue(String currency, BigDecimal amount) {}

    /** A {@link Page} as the description names it: generic types have no names there. */
    record Rows(List<ReportOrderView> items, String next) {}

    static DailyReportView of(LocalDate date, StoredDay day, Page<StoredEntry> page) {
        Page<ReportOrderView> rows = page.map(ReportOrderView::of);
        return new DailyReportView(
                date.toString(),
                day.zone(),
                state(day),
                day.orders(),
                ordersByStatus(day),
                day.units(),
                revenue(day),
                day.revision(),
                day.closedAt(),
                day.updatedAt(),
                new Rows(rows.items(), rows.next()));
    }

    static String state(StoredDay day) {
        return day.state().toLowerCase(Locale.ROOT);
    }

    /** Every status, also when no order has it. */
    static Map<String, Long> ordersByStatus(StoredDay day) {
        Map<String, Long> all = new LinkedHashMap<>();
        STATUSES.forEach(status -> all.put(status, 0L));
        all.putAll(new TreeMap<>(day.ordersByStatus()));
        return all;
    }

    static List<Revenue> revenue(StoredDay day) {
        return new TreeMap<>(day.revenue())
                .entrySet().stream()
                        .map(sum -> new Revenue(sum.getKey(), Currencies.shown(sum.getValue(), sum.getKey())))
                        .toList();
    }
}
