package io.stockstream.report.decide;

import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.report.SkuTotal;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** Orders, entries and ends of days as tests say them. */
public final class Reports {

    public static final String MOSCOW = "Europe/Moscow";
    public static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of(MOSCOW));
    public static final String DAY = "2026-11-21";

    /** Three in the afternoon in Moscow. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Reports() {}

    /** An order of 2 bolts at 12.50 and 3 nuts at 0.10. */
    public static Order order(String id, OrderStatus status, long version, Instant createdAt) {
        boolean wasProcessed =
                status == OrderStatus.PROCESSED || status == OrderStatus.SHIPPED || status == OrderStatus.DELIVERED;
        return Order.newBuilder()
                .setOrderId(id)
                .setStatus(status)
                .setLines(List.of(line("bolt", 2, "12.50"), line("nut", 3, "0.10")))
                .setCurrency("RUB")
                .setCreatedAt(createdAt)
                .setProcessedAt(wasProcessed ? createdAt.plusSeconds(2) : null)
                .setUpdatedAt(createdAt.plusSeconds(version))
                .setVersion(version)
                .build();
    }

    public static OrderLine line(String sku, long quantity, String priceOrNull) {
        return new OrderLine(
                sku,
                null,
                null,
                quantity,
                priceOrNull == null ? null : new BigDecimal(priceOrNull),
                null,
                List.of(),
                null,
                null);
    }

    /** The decision that placed the order, by the request at this place. */
    public static OrderDecided placed(String id, int partition, long offset, Instant at) {
        return OrderDecided.newBuilder()
                .setOrderId(id)
                .setSequence(1)
                .setStep(OrderStep.PLACED)
                .setStatus(OrderStatus.PENDING)
                .setExplanation("placed")
                .setCause(new LogPosition("orders.requests", partition, offset))
                .setDecidedAt(at)
                .build();
    }

    public static ReportEntry entry(long rowId, long version, String status, List<ReportLine> lines) {
        return ReportEntry.newBuilder()
                .setReportDate(DAY)
                .setZone(MOSCOW)
                .setRowId(rowId)
                .setOrderId("o-" + rowId)
                .setStatus(status)
                .setCountProduct(7)
                .setLines(lines)
                .setCurrency(rowId % 3 == 0 ? "EUR" : "RUB")
                .setCreatedAt(NOON)
                .setReportAt(NOON.plusSeconds(version))
                .setOrderVersion(version)
                .build();
    }

    /** A movement that left this much in stock. */
    static StockDecided moved(String sku, long version, long onHand) {
        return StockDecided.newBuilder()
                .setMovementId("m-" + version)
                .setSku(sku)
                .setWarehouseId("A")
                .setEvent(MovementEvent.ARRIVAL)
                .setQuantity(1)
                .setOutcome(Outcome.ACCEPTED)
                .setOccurredAt(NOON)
                .setDecidedAt(NOON)
                .setFact(new FactPosition(0, version))
                .setStockVersion(version)
                .setStock(new StockTotals(onHand, 0L, 0L, 0L, 0L, onHand, 0L))
                .build();
    }

    /** A reservation that sold this much within a version, which left this much in stock. */
    static ReservationDecided sold(String sku, long version, long onHand, long sold) {
        return ReservationDecided.newBuilder(held(sku, version, onHand, 0))
                .setCommand(ReservationCommand.SELL)
                .setState(ReservationState.COMMITTED)
                .setQuantity(sold)
                .setStock(new StockTotals(onHand, 0L, 0L, 0L, 0L, onHand + sold, sold))
                .build();
    }

    /** A reservation that left this much in stock. */
    public static ReservationDecided held(String sku, long version, long onHand, long reserved) {
        return ReservationDecided.newBuilder()
                .setOrderId("o-" + version)
                .setSku(sku)
                .setCommand(ReservationCommand.RESERVE)
                .setState(ReservationState.HELD)
                .setRepeated(false)
                .setQuantity(reserved)
                .setStockVersion(version)
                .setDecidedAt(NOON)
                .setCommandPosition(new FactPosition(0, version))
                .setChanged(true)
                .setStock(new StockTotals(onHand, reserved, 0L, 0L, 0L, onHand, 0L))
                .build();
    }

    public static DayClosed closed(String date, ReportKind kind, BusinessCalendar calendar) {
        return new DayClosed(date, kind, calendar.zone().getId(), calendar.end(LocalDate.parse(date)));
    }

    /** Without what counts changes and tells their times: equal for equal orders. */
    public static List<Object> content(DayReport day) {
        return List.of(
                day.getReportDate(),
                day.getZone(),
                day.getOrders(),
                new TreeMap<>(day.getOrdersByStatus()),
                day.getUnits(),
                new TreeMap<>(day.getRevenue()));
    }

    public static List<Object> content(SkuTotal total) {
        return List.of(
                total.getReportDate(),
                total.getCurrency(),
                total.getSku(),
                total.getUnits(),
                total.getRevenue(),
                total.getOrders());
    }
}
