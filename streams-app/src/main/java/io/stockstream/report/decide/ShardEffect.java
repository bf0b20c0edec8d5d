package io.stockstream.report.decide;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardRevision;

/** What a decision on a shard of a day asks the processor to do. */
public sealed interface ShardEffect {

    /**
     * Store an order's row.
     *
     * @param entry the newest
     */
    record SaveRow(ReportEntry entry) implements ShardEffect {}

    /**
     * Correct a total.
     *
     * @param date the day
     * @param change by how much
     */
    record ChangeTotal(String date, SaleChange change) implements ShardEffect {}

    /**
     * Keep the shard's new state.
     *
     * @param shard the whole new state
     */
    record SaveShard(DayReport shard) implements ShardEffect {}

    /**
     * Keep a row as it was when the day was closed, unless it is kept already: it has not been told yet.
     *
     * @param date the day
     * @param rowId the row
     * @param entry {@code null} when it was not there
     */
    record HoldRow(String date, long rowId, ReportEntry entry) implements ShardEffect {}

    /**
     * Tell the day of a change after it was over.
     *
     * @param revision before and after
     */
    record TellRevision(ShardRevision revision) implements ShardEffect {}

    /**
     * Tell the day the next rows.
     *
     * @param telling how far they are told
     * @param shard as of the closing, to be told with the first rows; {@code null} with later ones
     */
    record TellRows(ReportTelling telling, DayReport shard) implements ShardEffect {}
}
