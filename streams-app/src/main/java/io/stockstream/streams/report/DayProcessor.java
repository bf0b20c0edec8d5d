package io.stockstream.streams.report;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.SkuTotal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
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
                yield decider.entered(days.get(entry.getReportDate()), known, entry);
            }
            case DayClosed closing -> {
                refuseWhere(incoming.key(), DayRules.check(incoming.key(), closing));
                yield decider.closed(days.get(closing.getReportDate()), closing);
            }
            case null, default ->
                throw new InvalidReportException(
                        List.of(new FieldError("(value)", null, "must be an entry or the end of a day")));
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
            case DayEffect.TellReport(DayReport day) -> tell(day, incoming);
        }
    }

    /** Headers of what came in stay behind. */
    private void forward(String key, SpecificRecord value, Record<?, ?> incoming, String sink) {
        context().forward(new Record<>(key, value, incoming.timestamp()), sink);
    }

    private void tell(DayReport day, Record<String, SpecificRecord> incoming) {
        String date = day.getReportDate();
        try (KeyValueIterator<Bytes, ReportRow> found = rows.range(DayKey.first(date), DayKey.last(date))) {
            new ReportParts(day)
                    .tell(
                            entries(found),
                            part -> forward(incoming.key(), part, incoming, ReportTopology.PUBLISH_DAILY_REPORT));
        }
        LOG.info("The report of {} is final: {} orders", date, day.getOrders());
    }

    private static Iterator<ReportEntry> entries(Iterator<KeyValue<Bytes, ReportRow>> found) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public ReportEntry next() {
                return found.next().value.getEntry();
            }
        };
    }

    /** Another partitioner would give the day a second state. */
    private void refuseWhere(String key, List<FieldError> errors) {
        List<FieldError> all = new ArrayList<>(errors);
        if (key != null) {
            int partition = context()
                    .recordMetadata()
                    .map(RecordMetadata::partition)
                    .orElseThrow(() -> new IllegalStateException("What is told of a day always comes from a topic"));
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
