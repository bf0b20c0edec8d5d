package io.stockstream.streams.report;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.Application;
import io.stockstream.streams.runtime.TopicEnds;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.kafka.streams.Topology;

/**
 * Reports by business day, in three parts that share nothing but their calendar: by order id what a day has to know of
 * each order, by date the days, by sku the stock at the end of each day.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of the topic of days, to recognize a record in the wrong one
 * @param calendar assigns an instant to a day
 */
public record ReportTopology(AvroSerdes serdes, int partitions, BusinessCalendar calendar) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "reports";

    static final String PUBLISH_DAY = "publish-day";
    static final String PUBLISH_DAILY_REPORT = "publish-daily-report";
    static final String PUBLISH_STEP = "publish-step";

    private static final String DECIDE_ENTRY = "decide-entry";
    private static final String DECIDE_DAY = "decide-day";
    private static final String KEEP_STOCK_DAY = "keep-stock-day";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.BACKGROUND;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        addEntries(topology, topics);
        addDays(topology, topics);
        topics.read("read-levels", Topics.STOCK_LEVELS);
        topology.addProcessor(KEEP_STOCK_DAY, () -> new StockDayProcessor(calendar), "read-levels");
        topology.addStateStore(ReportStores.stockDays(), KEEP_STOCK_DAY);
    }

    private void addEntries(Topology topology, TopicEnds topics) {
        topics.read("read-order-decisions", Topics.ORDER_DECISIONS);
        topics.read("read-orders", Topics.ORDERS);
        topology.addProcessor(DECIDE_ENTRY, () -> new EntryProcessor(calendar), "read-order-decisions", "read-orders");
        topology.addStateStore(ReportStores.orders(), DECIDE_ENTRY);
        topics.write("publish-entry", Topics.REPORT_ENTRIES, DECIDE_ENTRY);
    }

    private void addDays(Topology topology, TopicEnds topics) {
        topics.read("read-entries", Topics.REPORT_ENTRIES);
        topics.read("read-closings", Topics.REPORT_CLOSINGS);
        topics.read("read-steps", Topics.REPORT_STEPS);
        topology.addProcessor(
                DECIDE_DAY, () -> new DayProcessor(partitions), "read-entries", "read-closings", "read-steps");
        topology.addStateStore(ReportStores.days(), DECIDE_DAY);
        topology.addStateStore(ReportStores.rows(), DECIDE_DAY);
        topology.addStateStore(ReportStores.totals(), DECIDE_DAY);
        topology.addStateStore(ReportStores.revisions(), DECIDE_DAY);
        topology.addStateStore(ReportStores.tellings(), DECIDE_DAY);
        topology.addStateStore(ReportStores.heldRows(), DECIDE_DAY);
        topics.write(PUBLISH_DAY, Topics.REPORT_DAYS, DECIDE_DAY);
        topics.write(PUBLISH_DAILY_REPORT, Topics.DAILY_REPORTS, DECIDE_DAY);
        topics.write(PUBLISH_STEP, Topics.REPORT_STEPS, DECIDE_DAY);
    }
}
