package io.stockstream.streams.report;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.StockDay;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
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
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The reports topology with its topics and stores. */
final class ReportDriver implements AutoCloseable {

    private final TopologyDriver topology;
    private final TestInputTopic<String, OrderDecided> decisions;
    private final TestInputTopic<String, Order> orders;
    private final TestInputTopic<String, DayClosed> closings;
    private final TestInputTopic<String, StockLevel> levels;
    private final TestOutputTopic<String, ReportEntry> entries;
    private final TestOutputTopic<String, DayReport> days;
    private final TestOutputTopic<String, DailyReport> reports;
    private final TestOutputTopic<byte[], byte[]> letters;

    ReportDriver(BusinessCalendar calendar) {
        topology = new TopologyDriver(serdes -> new ReportTopology(serdes, 1, calendar));
        decisions = topology.input(Topics.ORDER_DECISIONS);
        orders = topology.input(Topics.ORDERS);
        closings = topology.input(Topics.REPORT_CLOSINGS);
        levels = topology.input(Topics.STOCK_LEVELS);
        entries = topology.output(Topics.REPORT_ENTRIES);
        days = topology.output(Topics.REPORT_DAYS);
        reports = topology.output(Topics.DAILY_REPORTS);
        letters = topology.deadLetters();
    }

    TopologyDriver topology() {
        return topology;
    }

    /** Puts a day into the stores as the processor would. */
    void load(Ledger ledger) {
        KeyValueStore<String, DayReport> days = topology.driver().getKeyValueStore(ReportStores.DAYS);
        KeyValueStore<Bytes, ReportRow> rows = topology.driver().getKeyValueStore(ReportStores.ROWS);
        days.put(ledger.day.getReportDate(), ledger.day);
        ledger.rows.forEach(
                (rowId, entry) -> rows.put(DayKey.of(ledger.day.getReportDate(), rowId), new ReportRow(entry)));
    }

    /** Resets the progress of a day's report. */
    void load(ReportTelling telling) {
        KeyValueStore<String, ReportTelling> tellings = topology.driver().getKeyValueStore(ReportStores.TELLINGS);
        tellings.put(telling.getReportDate(), telling);
    }

    void enter(ReportEntry entry) {
        topology.input(Topics.REPORT_ENTRIES).pipeInput(entry.getReportDate(), entry);
    }

    void goOn(ReportStep step) {
        topology.input(Topics.REPORT_STEPS).pipeInput(step.getReportDate(), step);
    }

    List<ReportStep> steps() {
        return topology.output(Topics.REPORT_STEPS).readValuesToList();
    }

    List<ReportTelling> tellings() {
        return values(ReportStores.TELLINGS);
    }

    List<HeldRow> heldRows() {
        return values(ReportStores.HELD_ROWS);
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

    void post(StockLevel level, Instant posted) {
        levels.pipeInput(StockLevelKey.of(level), level, posted);
    }

    List<ReportEntry> entries() {
        return entries.readValuesToList();
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

    boolean isSilent() {
        return entries.isEmpty() && days.isEmpty() && reports.isEmpty() && letters.isEmpty();
    }

    DayReport day(String date) {
        KeyValueStore<String, DayReport> store = topology.driver().getKeyValueStore(ReportStores.DAYS);
        return store.get(date);
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

    List<StockDay> stockDays() {
        return values(ReportStores.STOCK_DAYS);
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
