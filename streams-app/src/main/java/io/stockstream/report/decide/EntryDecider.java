package io.stockstream.report.decide;

import io.stockstream.order.Order;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportOrder;
import java.util.Optional;

/** Joins the row and the content of an order, which come by different topics in either order. */
public final class EntryDecider {

    private final BusinessCalendar calendar;

    public EntryDecider(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What follows from a record.
     *
     * @param state the order's new state; {@code null} when it stays as it is
     * @param entry the entry for its day; {@code null} for none
     */
    public record Step(ReportOrder state, ReportEntry entry) {}

    /**
     * The order was placed by the request that the row is named after.
     *
     * @return empty when that was known
     */
    public Optional<Step> placed(ReportOrder known, long rowId) {
        if (known != null && known.getRowId() != null) {
            return Optional.empty();
        }
        if (known == null || known.getEntry() == null) {
            return Optional.of(new Step(new ReportOrder(rowId, null, null), null));
        }
        ReportEntry waiting = known.getEntry();
        return Optional.of(begun(rowId, Entries.in(waiting.getReportDate(), waiting.getZone(), rowId, waiting)));
    }

    /**
     * A state of the order.
     *
     * @param row the order's entry in its row; {@code null} when it has none
     * @return empty when nothing changes: an older state again, or one that differs only in what no report shows
     */
    public Optional<Step> state(ReportOrder known, ReportEntry row, Order order) {
        Long rowId = known == null ? null : known.getRowId();
        ReportEntry before = row != null || known == null ? row : known.getEntry();
        ReportEntry now = Entries.of(order, rowId == null ? 0 : rowId, calendar);
        if (before != null) {
            if (now.getOrderVersion() < before.getOrderVersion() || Entries.saySame(before, now)) {
                return Optional.empty();
            }
            // The day of an order stays, also when the zone of the business is set anew.
            now = Entries.in(before.getReportDate(), before.getZone(), now.getRowId(), now);
        }
        if (rowId == null) {
            return Optional.of(new Step(new ReportOrder(null, null, now), null));
        }
        return Optional.of(row == null ? begun(rowId, now) : new Step(null, now));
    }

    private static Step begun(long rowId, ReportEntry entry) {
        return new Step(new ReportOrder(rowId, entry.getReportDate(), null), entry);
    }
}
