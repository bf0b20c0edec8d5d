package io.stockstream.streams.report;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;

/** What a decision on a day asks the processor to do. */
sealed interface DayEffect {

    /**
     * Keep what is known of an order.
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
     * Publish the report of the day, which is final now.
     *
     * @param day the day
     */
    record TellReport(DayReport day) implements DayEffect {}
}
