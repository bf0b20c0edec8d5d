package io.stockstream.streams.report;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.SkuTotal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the day and the row, lets {@link DayDecider} decide, applies the effects. */
final class DayProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(DayProcessor.class);

    private final DayDecider decider = new DayDecider();
    private final int partitions;
    private KeyValueStore<String, DayReport> days;
    private KeyValueStore<Bytes, ReportRow> rows;
    private KeyValueStore<Bytes, SkuTotal> totals;
    private KeyValueStore<Bytes, ReportRevision> revisions;
    private KeyValueStore<String, ReportTelling> tellings;
    private KeyValueStore<Bytes, HeldRow> heldRows;

    /**
     * @param partitions number of partitions of the topics
     */
    DayProcessor(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        days = context.getStateStore(ReportStores.DAYS);
        rows = context.getStateStore(ReportStores.ROWS);
        totals = context.getStateStore(ReportStores.TOTALS);
        revisions = context.getStateStore(ReportStores.REVISIONS);
        tellings = context.getStateStore(ReportStores.TELLINGS);
        heldRows = context.getStateStore(ReportStores.HELD_ROWS);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        for (DayEffect effect : decide(incoming)) {
            apply(effect, incoming);
        }
    }

    private List<DayEffect> decide(Record<String, SpecificRecord> incoming) {
        return switch (incoming.value()) {
            case ReportEntry entry -> {
                ReportRow row = rows.get(DayKey.of(entry.getReportDate(), Math.max(0, entry.getRowId())));
                ReportEntry known = row == null ? null : row.getEntry();
                refuseWhere(incoming.key(), DayRules.check(incoming.key(), entry, known));
                yield decider.entered(
                        days.get(entry.getReportDate()), tellings.get(entry.getReportDate()), known, entry);
            }
            case DayClosed closing -> {
                refuseWhere(incoming.key(), DayRules.check(incoming.key(), closing));
                yield decider.closed(days.get(closing.getReportDate()), closing);
            }
            case ReportStep step -> decider.goesOn(tellings.get(step.getReportDate()), step);
            case null, default ->
                throw new InvalidReportException(List.of(
                        new FieldError("(value)", null, "must be an entry, the end of a day or a step of its report")));
        };
    }

    private void apply(DayEffect effect, Record<String, SpecificRecord> incoming) {
        switch (effect) {
            case DayEffect.SaveRow(ReportEntry entry) ->
                rows.put(DayKey.of(entry.getReportDate(), entry.getRowId()), new ReportRow(entry));
            case DayEffect.ChangeTotal(String date, SaleChange change) -> {
                Bytes key = DayKey.of(date, change.currency(), change.sku());
                totals.put(key, change.applyTo(totals.get(key), date));
            }
            case DayEffect.SaveRevision(ReportRevision revision) ->
                revisions.put(DayKey.of(revision.getReportDate(), revision.getRevision()), revision);
            case DayEffect.SaveDay(DayReport day) -> {
                days.put(day.getReportDate(), day);
                forward(incoming.key(), day, incoming, ReportTopology.PUBLISH_DAY);
            }
            case DayEffect.HoldRow(String date, long rowId, ReportEntry entry) ->
                heldRows.putIfAbsent(DayKey.of(date, rowId), new HeldRow(entry));
            case DayEffect.TellReport(ReportTelling telling) -> tell(telling, incoming);
        }
    }

    /** The input's headers are dropped. */
    private void forward(String key, SpecificRecord value, Record<?, ?> incoming, String sink) {
        context().forward(new Record<>(key, value, incoming.timestamp()), sink);
    }

    private void tell(ReportTelling telling, Record<String, SpecificRecord> incoming) {
        String date = telling.getReportDate();
        ReportParts.Step step = step(telling);
        step.parts().forEach(part -> forward(incoming.key(), part, incoming, ReportTopology.PUBLISH_DAILY_REPORT));
        ReportTelling next = step.next();
        if (next == null) {
            tellings.delete(date);
            releaseRows(date);
            LOG.info("The report of {} is final: {} orders", date, telling.getOrders());
        } else {
            tellings.put(date, next);
            ReportStep goesOn = new ReportStep(date, next.getPart(), next.getAfterRow());
            forward(incoming.key(), goesOn, incoming, ReportTopology.PUBLISH_STEP);
        }
    }

    private ReportParts.Step step(ReportTelling telling) {
        String date = telling.getReportDate();
        Bytes from = telling.getAfterRow() < 0 ? DayKey.first(date) : DayKey.after(date, telling.getAfterRow());
        try (KeyValueIterator<Bytes, ReportRow> now = rows.range(from, DayKey.last(date));
                KeyValueIterator<Bytes, HeldRow> held = heldRows.range(from, DayKey.last(date))) {
            return ReportParts.step(telling, new RowsAtClose(now, held));
        }
    }

    /** Bounded by the rows that changed while the report was being published. */
    private void releaseRows(String date) {
        List<Bytes> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, HeldRow> held = heldRows.range(DayKey.first(date), DayKey.last(date))) {
            held.forEachRemaining(row -> all.add(row.key));
        }
        all.forEach(heldRows::delete);
    }

    /** Another partitioner would give the day a second state. */
    private void refuseWhere(String key, List<FieldError> errors) {
        List<FieldError> all = new ArrayList<>(errors);
        if (key != null) {
            int partition = context()
                    .recordMetadata()
                    .map(RecordMetadata::partition)
                    .orElseThrow(() -> new IllegalStateException("Every input about a day comes from a topic"));
            int own = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
            if (partition != own) {
                all.add(new FieldError(
                        "(partition)",
                        Integer.toString(partition),
                        "must be %d for this report_date: produce with Kafka's default partitioner (murmur2)"
                                .formatted(own)));
            }
        }
        if (!all.isEmpty()) {
            throw new InvalidReportException(all);
        }
    }
}
