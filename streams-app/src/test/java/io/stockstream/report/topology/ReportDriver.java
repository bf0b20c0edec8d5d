package io.stockstream.report.topology;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportOrder;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRows;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.StockDay;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.decide.Ledger;
import io.stockstream.report.decide.Reports;
import io.stockstream.report.decide.ShardLedger;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockDecided;
import io.stockstream.streams.TopologyDriver;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The reports topology with its topics and stores. */
public final class ReportDriver implements AutoCloseable {

    private final TopologyDriver topology;
    private final TestInputTopic<String, OrderDecided> decisions;
    private final TestInputTopic<String, Order> orders;
    private final TestInputTopic<String, DayClosed> closings;
    private final TestInputTopic<String, StockDecided> stock;
    private final TestInputTopic<String, ReservationDecided> reservations;
    private final TestOutputTopic<String, DayReport> days;
    private final TestOutputTopic<String, DailyReport> reports;
    private final TestOutputTopic<byte[], byte[]> letters;

    public ReportDriver(BusinessCalendar calendar) {
        topology = new TopologyDriver(serdes -> new ReportTopology(serdes, 1, 1, calendar));
        decisions = topology.input(Topics.ORDER_DECISIONS);
        orders = topology.input(Topics.ORDERS);
        closings = topology.input(Topics.REPORT_CLOSINGS);
        stock = topology.input(Topics.STOCK_DECISIONS);
        reservations = topology.input(Topics.RESERVATION_DECISIONS);
        days = topology.output(Topics.REPORT_DAYS);
        reports = topology.output(Topics.DAILY_REPORTS);
        letters = topology.deadLetters();
    }

    TopologyDriver topology() {
        return topology;
    }

    /** Puts the only shard of a day into the stores as the processors would. */
    void load(Ledger ledger) {
        ShardLedger shard = ledger.shards.getFirst();
        store(ReportStores.SHARDS).put(Reports.DAY, shard.state);
        shard.rows.forEach((rowId, entry) -> {
            store(ReportStores.ROWS).put(DayKey.of(Reports.DAY, rowId), new ReportRow(entry));
            store(ReportStores.ORDERS).put(entry.getOrderId(), new ReportOrder(rowId, Reports.DAY, null));
        });
    }

    /** Sets the state after a crash between two steps. */
    void load(DayReport shard, ReportTelling telling, DayGathering gathering, ShardRows told) {
        store(ReportStores.SHARDS).put(Reports.DAY, shard);
        store(ReportStores.SHARD_TELLINGS).put(Reports.DAY, telling);
        store(ReportStores.GATHERINGS).put(Reports.DAY, gathering);
        store(ReportStores.TOLD_ROWS)
                .put(
                        DayKey.of(
                                Reports.DAY,
                                told.getShard(),
                                told.getRows().getLast().getReportId()),
                        told);
    }

    void goOn(ShardClosing closing) {
        topology.input(Topics.SHARD_CLOSINGS).pipeInput(closing.getReportDate(), closing);
    }

    List<ReportStep> steps() {
        return topology.output(Topics.REPORT_STEPS).readValuesToList();
    }

    List<ShardClosing> shardClosings() {
        return topology.output(Topics.SHARD_CLOSINGS).readValuesToList();
    }

    /** Everything that is kept only while a report is being told. */
    List<SpecificRecord> progress() {
        List<SpecificRecord> progress = new ArrayList<>();
        for (String store : List.of(
                ReportStores.SHARD_TELLINGS,
                ReportStores.HELD_ROWS,
                ReportStores.GATHERINGS,
                ReportStores.TOLD_ROWS,
                ReportStores.TELLINGS)) {
            progress.addAll(values(store));
        }
        return progress;
    }

    /** Bytes of an end of day of a kind unknown to this release. */
    byte[] closingOfANewerRelease(String kind) throws Exception {
        Schema newer = new Schema.Parser()
                .parse(DayClosed.getClassSchema().toString().replace("\"STOCK\"", "\"STOCK\",\"%s\"".formatted(kind)));
        int id = topology.serdes().client().register(Topics.REPORT_CLOSINGS.valueSubject(), new AvroSchema(newer));
        GenericData.Record closing = new GenericData.Record(newer);
        closing.put("report_date", Reports.DAY);
        closing.put("kind", new GenericData.EnumSymbol(newer.getField("kind").schema(), kind));
        closing.put("zone", Reports.MOSCOW);
        closing.put("closed_at", Reports.NOON.toEpochMilli());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(newer).write(closing, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    void decide(OrderDecided decision) {
        decisions.pipeInput(decision.getOrderId(), decision);
    }

    void keep(Order order) {
        orders.pipeInput(order.getOrderId(), order);
    }

    void takeAway(String orderId) {
        orders.pipeInput(orderId, (Order) null);
    }

    void close(DayClosed closing) {
        closings.pipeInput(closing.getReportDate(), closing);
    }

    void close(String key, DayClosed closing) {
        closings.pipeInput(key, closing);
    }

    public void post(StockDecided decided, Instant posted) {
        stock.pipeInput(decided.getSku(), decided, posted);
    }

    public void post(ReservationDecided decided, Instant posted) {
        reservations.pipeInput(decided.getSku(), decided, posted);
    }

    List<DayReport> days() {
        return days.readValuesToList();
    }

    List<DailyReport> reports() {
        return reports.readValuesToList();
    }

    TestOutputTopic<byte[], byte[]> letters() {
        return letters;
    }

    public boolean isSilent() {
        return days.isEmpty() && reports.isEmpty() && letters.isEmpty();
    }

    DayReport day(String date) {
        KeyValueStore<String, DayReport> store = topology.driver().getKeyValueStore(ReportStores.DAYS);
        return store.get(date);
    }

    /** The only shard of a day. */
    DayReport shard(String date) {
        return (DayReport) store(ReportStores.SHARDS).get(date);
    }

    List<DayReport> allShards() {
        return values(ReportStores.SHARDS);
    }

    List<DayReport> allDays() {
        return values(ReportStores.DAYS);
    }

    List<ReportEntry> rows() {
        return this.<ReportRow>values(ReportStores.ROWS).stream()
                .map(ReportRow::getEntry)
                .toList();
    }

    List<SkuTotal> totals() {
        return values(ReportStores.TOTALS);
    }

    List<ReportRevision> revisions() {
        return values(ReportStores.REVISIONS);
    }

    public List<StockDay> stockDays() {
        return values(ReportStores.STOCK_DAYS);
    }

    private KeyValueStore<Object, SpecificRecord> store(String name) {
        return topology.driver().getKeyValueStore(name);
    }

    private <V> List<V> values(String name) {
        KeyValueStore<Object, V> store = topology.driver().getKeyValueStore(name);
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<Object, V> all = store.all()) {
            all.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }

    @Override
    public void close() {
        topology.close();
    }
}
