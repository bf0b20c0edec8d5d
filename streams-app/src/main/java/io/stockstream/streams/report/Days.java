package io.stockstream.streams.report;

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
final class Days {

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
    static DayReport closed(DayReport day, DayClosed closing) {
        return next(day, closing.getClosedAt())
                .setState(ReportState.FINAL)
                .setClosedAt(closing.getClosedAt())
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
        for (SaleChange change : changes) {
            BigDecimal before = new BigDecimal(revenue.getOrDefault(change.currency(), "0"));
            BigDecimal now = Currencies.stored(before.add(change.revenue()));
            if (now.signum() == 0) {
                revenue.remove(change.currency());
            } else {
                revenue.put(change.currency(), now.toPlainString());
            }
        }
        return revenue;
    }
}
