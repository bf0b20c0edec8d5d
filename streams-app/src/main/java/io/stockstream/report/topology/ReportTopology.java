package io.stockstream.report.topology;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * Reports by business day, in three parts that share nothing but their calendar: by order id a shard of each day, which
 * has the rows and totals of the orders of its partition; by date what is left to do when a day is over; by sku the
 * stock at the end of each day.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of the topics about days, to recognize a record in the wrong one
 * @param shards number of partitions of the topics about orders
 * @param calendar assigns an instant to a day
 */
public record ReportTopology(AvroSerdes serdes, int partitions, int shards, BusinessCalendar calendar)
        implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "reports";

    static final String PUBLISH_SHARD_ROWS = "publish-shard-rows";
    static final String PUBLISH_SHARD_REVISION = "publish-shard-revision";
    static final String GO_ON_WITH_SHARD = "go-on-with-shard";
    static final String CLOSE_SHARDS = "close-shards";
    static final String PUBLISH_DAY = "publish-day";
    static final String PUBLISH_DAILY_REPORT = "publish-daily-report";
    static final String PUBLISH_STEP = "publish-step";

    private static final String DECIDE_ENTRY = "decide-entry";
    private static final String DECIDE_SHARD = "decide-shard";
    private static final String DECIDE_DAY = "decide-day";
    private static final String KEEP_STOCK_DAY = "keep-stock-day";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableReports.ALL;
    }

    @Override
    public Application application() {
        return Application.BACKGROUND;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        addShards(topology, topics);
        addDays(topology, topics);
        addStock(topology, topics);
    }

    private void addShards(Topology topology, TopicEnds topics) {
        topics.read("read-order-decisions", Topics.ORDER_DECISIONS);
        topics.read("read-orders", Topics.ORDERS);
        topics.read("read-shard-closings", Topics.SHARD_CLOSINGS);
        topology.addProcessor(DECIDE_ENTRY, () -> new EntryProcessor(calendar), "read-order-decisions", "read-orders");
        topology.addProcessor(DECIDE_SHARD, ShardProcessor::new, DECIDE_ENTRY, "read-shard-closings");
        topology.addStateStore(ReportStores.orders(), DECIDE_ENTRY);
        topology.addStateStore(ReportStores.rows(), DECIDE_ENTRY, DECIDE_SHARD);
        topology.addStateStore(ReportStores.totals(), DECIDE_SHARD);
        topology.addStateStore(ReportStores.shards(), DECIDE_SHARD);
        topology.addStateStore(ReportStores.shardTellings(), DECIDE_SHARD);
        topology.addStateStore(ReportStores.heldRows(), DECIDE_SHARD);
        topics.write(PUBLISH_SHARD_ROWS, Topics.SHARD_ROWS, DECIDE_SHARD);
        topics.write(PUBLISH_SHARD_REVISION, Topics.SHARD_REVISIONS, DECIDE_SHARD);
        writeToShard(GO_ON_WITH_SHARD, topics, DECIDE_SHARD);
    }

    private void addDays(Topology topology, TopicEnds topics) {
        topics.read("read-closings", Topics.REPORT_CLOSINGS);
        topics.read("read-shard-rows", Topics.SHARD_ROWS);
        topics.read("read-shard-revisions", Topics.SHARD_REVISIONS);
        topics.read("read-steps", Topics.REPORT_STEPS);
        topology.addProcessor(
                DECIDE_DAY,
                () -> new DayProcessor(partitions, shards),
                "read-closings",
                "read-shard-rows",
                "read-shard-revisions",
                "read-steps");
        topology.addStateStore(ReportStores.days(), DECIDE_DAY);
        topology.addStateStore(ReportStores.gatherings(), DECIDE_DAY);
        topology.addStateStore(ReportStores.toldRows(), DECIDE_DAY);
        topology.addStateStore(ReportStores.tellings(), DECIDE_DAY);
        topology.addStateStore(ReportStores.revisions(), DECIDE_DAY);
        topics.write(PUBLISH_DAY, Topics.REPORT_DAYS, DECIDE_DAY);
        topics.write(PUBLISH_DAILY_REPORT, Topics.DAILY_REPORTS, DECIDE_DAY);
        topics.write(PUBLISH_STEP, Topics.REPORT_STEPS, DECIDE_DAY);
        writeToShard(CLOSE_SHARDS, topics, DECIDE_DAY);
    }

    private void addStock(Topology topology, TopicEnds topics) {
        topics.read("read-stock-decisions", Topics.STOCK_DECISIONS);
        topics.read("read-reservation-decisions", Topics.RESERVATION_DECISIONS);
        topology.addProcessor(
                KEEP_STOCK_DAY,
                () -> new StockDayProcessor(calendar),
                "read-stock-decisions",
                "read-reservation-decisions");
        topology.addStateStore(ReportStores.stockDays(), KEEP_STOCK_DAY);
    }

    private void writeToShard(String name, TopicEnds topics, String parent) {
        topics.wiring()
                .addSink(
                        topics.topology(),
                        name,
                        Topics.SHARD_CLOSINGS,
                        PatientSerde.of(serdes.value(Topics.SHARD_CLOSINGS)).serializer(),
                        new ShardPartitioner(),
                        parent);
    }
}
