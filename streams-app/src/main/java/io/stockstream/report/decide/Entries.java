package io.stockstream.report.decide;

import io.stockstream.money.Currencies;
import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a day has to know of an order: made of the order alone, so that its newest state gives what all of its states
 * together give.
 */
public final class Entries {

    public static final String PENDING = "pending";
    static final String PROCESSED = "processed";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    /** All of them. */
    static final List<String> STATUSES = List.of(PENDING, PROCESSED, FAILED, CANCELLED);

    private Entries() {}

    /**
     * Creates the entry.
     *
     * @param order in a status that this version knows
     * @param rowId 0 while it is not known
     */
    static ReportEntry of(Order order, long rowId, BusinessCalendar calendar) {
        return new ReportEntry(
                calendar.date(order.getCreatedAt()).toString(),
                calendar.zone().getId(),
                rowId,
                order.getOrderId(),
                status(order.getStatus()),
                order.getLines().stream().mapToLong(OrderLine::getQuantity).sum(),
                isSold(order.getStatus()) ? sold(order) : List.of(),
                order.getCurrency(),
                order.getCreatedAt(),
                reportedAt(order),
                order.getVersion());
    }

    /** The same entry in the row, on the day, and in the zone that it was first reported in. */
    static ReportEntry in(String date, String zone, long rowId, ReportEntry entry) {
        return ReportEntry.newBuilder(entry)
                .setReportDate(date)
                .setZone(zone)
                .setRowId(rowId)
                .build();
    }

    /** Whether both say the same of the order. That it was shipped meanwhile changes no report. */
    static boolean saySame(ReportEntry one, ReportEntry other) {
        return one.getStatus().equals(other.getStatus())
                && one.getCountProduct() == other.getCountProduct()
                && one.getCurrency().equals(other.getCurrency())
                && linesOf(one).equals(linesOf(other));
    }

    /** Whether units of an order in this status are sold. */
    public static boolean isSold(OrderStatus status) {
        return status(status).equals(PROCESSED);
    }

    private record Line(String sku, long units, BigDecimal revenue) {}

    /** As values: Avro cannot compare records with amounts. */
    private static List<Line> linesOf(ReportEntry entry) {
        return entry.getLines().stream()
                .map(line -> new Line(line.getSku(), line.getUnits(), line.getRevenue()))
                .toList();
    }

    private static String status(OrderStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case PROCESSED, SHIPPED, DELIVERED -> PROCESSED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case UNKNOWN -> throw new IllegalArgumentException("An order in a status that this version does not know");
        };
    }

    /**
     * Not simply the newest change: a shipped order was reported when it was processed, whichever of its states are
     * still there to be read.
     */
    private static Instant reportedAt(Order order) {
        return switch (order.getStatus()) {
            case PENDING -> order.getCreatedAt();
            case PROCESSED, SHIPPED, DELIVERED ->
                order.getProcessedAt() == null ? order.getUpdatedAt() : order.getProcessedAt();
            default -> order.getUpdatedAt();
        };
    }

    private static List<ReportLine> sold(Order order) {
        Map<String, List<OrderLine>> bySku = order.getLines().stream()
                .collect(Collectors.groupingBy(OrderLine::getSku, TreeMap::new, Collectors.toList()));
        // An amount without a currency is no revenue.
        boolean priced = !order.getCurrency().isEmpty();
        List<ReportLine> sold = new ArrayList<>(bySku.size());
        bySku.forEach((sku, ofSku) -> sold.add(new ReportLine(
                sku, ofSku.stream().mapToLong(OrderLine::getQuantity).sum(), priced ? revenue(ofSku) : null)));
        return sold;
    }

    private static BigDecimal revenue(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> line.getUnitPrice() != null)
                .map(line -> line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal::add)
                .map(Currencies::stored)
                .orElse(null);
    }
}
