package io.stockstream.report.decide;

import io.stockstream.money.Currencies;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The next state of a day. Every one is a new record. */
public final class Days {

    private Days() {}

    /** A day of which nothing is known but that it is. */
    static DayReport open(String date, String zone) {
        Map<String, Long> byStatus = new TreeMap<>();
        Entries.STATUSES.forEach(status -> byStatus.put(status, 0L));
        return DayReport.newBuilder()
                .setReportDate(date)
                .setZone(zone)
                .setState(ReportState.OPEN)
                .setOrders(0)
                .setOrdersByStatus(byStatus)
                .setRevenue(new TreeMap<>())
                .setUpdatedAt(Instant.EPOCH)
                .setVersion(0)
                .build();
    }

    /**
     * The day when one entry replaces another.
     *
     * @param before the entry that is replaced; {@code null} for none
     * @param changes the changes in units and revenue
     */
    static DayReport with(DayReport day, ReportEntry before, ReportEntry after, List<SaleChange> changes) {
        boolean late = day.getState() != ReportState.OPEN;
        return next(day, after.getReportAt())
                .setOrders(day.getOrders() + (before == null ? 1 : 0))
                .setOrdersByStatus(byStatus(day, before, after))
                .setUnits(day.getUnits()
                        + changes.stream().mapToLong(SaleChange::units).sum())
                .setRevenue(revenue(day, changes))
                .setState(late ? ReportState.REVISED : ReportState.OPEN)
                .setRevision(day.getRevision() + (late ? 1 : 0))
                .build();
    }

    /** The day when it is over. */
    public static DayReport closed(DayReport day, Instant closedAt) {
        return next(day, closedAt)
                .setState(ReportState.FINAL)
                .setClosedAt(closedAt)
                .build();
    }

    /** The day with what one more of its shards was when it was closed. */
    static DayReport sum(DayReport day, DayReport shard) {
        Map<String, Long> byStatus = new TreeMap<>(day.getOrdersByStatus());
        shard.getOrdersByStatus().forEach((status, orders) -> byStatus.merge(status, orders, Long::sum));
        Map<String, String> revenue = new TreeMap<>(day.getRevenue());
        shard.getRevenue().forEach((currency, amount) -> add(revenue, currency, new BigDecimal(amount)));
        return next(day, shard.getUpdatedAt())
                .setZone(shard.getOrders() == 0 ? day.getZone() : shard.getZone())
                .setOrders(day.getOrders() + shard.getOrders())
                .setOrdersByStatus(byStatus)
                .setUnits(day.getUnits() + shard.getUnits())
                .setRevenue(revenue)
                .build();
    }

    /**
     * The day when all of its shards have told what they were.
     *
     * @param before what was known of the day; {@code null} for nothing
     */
    static DayReport ended(DayReport before, DayReport gathered) {
        return before == null
                ? gathered
                : next(gathered, before.getUpdatedAt())
                        .setStockClosedAt(before.getStockClosedAt())
                        .build();
    }

    /** The day when its stock is final. */
    static DayReport stockClosed(DayReport day, DayClosed closing) {
        return next(day, closing.getClosedAt())
                .setStockClosedAt(closing.getClosedAt())
                .build();
    }

    private static DayReport.Builder next(DayReport day, Instant at) {
        return DayReport.newBuilder(day)
                .setUpdatedAt(at.isAfter(day.getUpdatedAt()) ? at : day.getUpdatedAt())
                .setVersion(day.getVersion() + 1);
    }

    private static Map<String, Long> byStatus(DayReport day, ReportEntry before, ReportEntry after) {
        Map<String, Long> byStatus = new TreeMap<>(day.getOrdersByStatus());
        if (before != null) {
            byStatus.merge(before.getStatus(), -1L, Long::sum);
        }
        byStatus.merge(after.getStatus(), 1L, Long::sum);
        return byStatus;
    }

    /** Without currencies in which nothing was earned: the same orders give the same map, whatever they were before. */
    private static Map<String, String> revenue(DayReport day, List<SaleChange> changes) {
        Map<String, String> revenue = new TreeMap<>(day.getRevenue());
        changes.forEach(change -> add(revenue, change.currency(), change.revenue()));
        return revenue;
    }

    private static void add(Map<String, String> revenue, String currency, BigDecimal amount) {
        BigDecimal before = new BigDecimal(revenue.getOrDefault(currency, "0"));
        BigDecimal now = Currencies.stored(before.add(amount));
        if (now.signum() == 0) {
            revenue.remove(currency);
        } else {
            revenue.put(currency, now.toPlainString());
        }
    }
}
