package io.stockstream.report.decide;

import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardRows;

/** What a decision on a day asks the processor to do. */
public sealed interface DayEffect {

    /**
     * Tell every shard that the day is over.
     *
     * @param closing what ended the day
     */
    record CloseShards(DayClosed closing) implements DayEffect {}

    /**
     * Keep how far the shards have told their rows.
     *
     * @param gathering the whole new state
     */
    record SaveGathering(DayGathering gathering) implements DayEffect {}

    /**
     * Forget how far the shards have told their rows: all have.
     *
     * @param date the day
     */
    record EndGathering(String date) implements DayEffect {}

    /**
     * Keep rows until they are published.
     *
     * @param rows some of a shard; not empty
     */
    record KeepRows(ShardRows rows) implements DayEffect {}

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
     * Publish the next parts of the report of a day, which is final.
     *
     * @param telling the report's progress
     */
    record TellReport(ReportTelling telling) implements DayEffect {}
}
