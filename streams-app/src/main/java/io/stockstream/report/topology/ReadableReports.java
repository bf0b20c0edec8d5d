package io.stockstream.report.topology;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the reports topology that can be read. */
public final class ReadableReports {

    /** State and totals of days that are over. */
    public static final ReadableStore DAYS =
            new ReadableStore(ReportTopology.NAME, ReportStores.DAYS, Topics.REPORT_CLOSINGS.name());

    /** State and totals of the orders of a partition, by day. */
    public static final ReadableStore SHARDS =
            new ReadableStore(ReportTopology.NAME, ReportStores.SHARDS, Topics.ORDERS.name());

    /** Orders by day. */
    public static final ReadableStore ROWS =
            new ReadableStore(ReportTopology.NAME, ReportStores.ROWS, Topics.ORDERS.name());

    /** What was sold by day, currency and sku. */
    public static final ReadableStore TOTALS =
            new ReadableStore(ReportTopology.NAME, ReportStores.TOTALS, Topics.ORDERS.name());

    /** What changed after days were final. */
    public static final ReadableStore REVISIONS =
            new ReadableStore(ReportTopology.NAME, ReportStores.REVISIONS, Topics.REPORT_CLOSINGS.name());

    /** Stock by sku and day. */
    public static final ReadableStore STOCK_DAYS =
            new ReadableStore(ReportTopology.NAME, ReportStores.STOCK_DAYS, Topics.STOCK_DECISIONS.name());

    static final List<ReadableStore> ALL = List.of(DAYS, SHARDS, ROWS, TOTALS, REVISIONS, STOCK_DAYS);

    private ReadableReports() {}
}
