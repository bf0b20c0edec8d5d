package io.stockstream.streams.report;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportTelling;

/** What a decision on a day asks the processor to do. */
sealed interface DayEffect {

    /**
     * Store an order's row.
     *
     * @param entry the newest
     */
    record SaveRow(ReportEntry entry) implements DayEffect {}

    /**
     * Correct a total.
     *
     * @param date the day
     * @param change by how much
     */
    record ChangeTotal(String date, SaleChange change) implements DayEffect {}

    /**
     * Keep what changed after the day was final.
     *
     * @param revision before and after
     */
    record SaveRevision(ReportRevision revision) implements DayEffect {}

    /**
     * Keep the day's new state and publish it.
     *
     * @param day the whole new state
     */
    record SaveDay(DayReport day) implements DayEffect {}

    /**
     * Keep a row as it was when the day was closed, unless it is kept already: its part of the report has not been
     * published yet.
     *
     * @param date the day
     * @param rowId the row
     * @param entry {@code null} when it was not there
     */
    record HoldRow(String date, long rowId, ReportEntry entry) implements DayEffect {}

    /**
     * Publish the next parts of the report of a day, which is final.
     *
     * @param telling the report's progress
     */
    record TellReport(ReportTelling telling) implements DayEffect {}
}
