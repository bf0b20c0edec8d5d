package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayReport;
import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.decide.SaleChange;
import io.stockstream.report.decide.ShardDecider;
import io.stockstream.report.decide.ShardEffect;
import io.stockstream.report.decide.ShardParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Loads the shard of the day and the row, lets {@link ShardDecider} decide, applies the effects. */
final class ShardProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final ShardDecider decider = new ShardDecider();
    private KeyValueStore<String, DayReport> shards;
    private KeyValueStore<Bytes, ReportRow> rows;
    private KeyValueStore<Bytes, SkuTotal> totals;
    private KeyValueStore<String, ReportTelling> tellings;
    private KeyValueStore<Bytes, HeldRow> heldRows;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        shards = context.getStateStore(ReportStores.SHARDS);
        rows = context.getStateStore(ReportStores.ROWS);
        totals = context.getStateStore(ReportStores.TOTALS);
        tellings = context.getStateStore(ReportStores.SHARD_TELLINGS);
        heldRows = context.getStateStore(ReportStores.HELD_ROWS);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        int shard = context()
                .recordMetadata()
                .map(RecordMetadata::partition)
                .orElseThrow(() -> new IllegalStateException("Every input about a day comes from a topic"));
        decide(incoming, shard).forEach(effect -> apply(effect, shard, incoming));
    }

    private List<ShardEffect> decide(Record<String, SpecificRecord> incoming, int shard) {
        String date = incoming.key();
        return switch (incoming.value()) {
            case ReportEntry entry -> {
                ReportRow row = rows.get(DayKey.of(date, entry.getRowId()));
                yield decider.entered(
                        shards.get(date), tellings.get(date), row == null ? null : row.getEntry(), entry, shard);
            }
            case ShardClosing closing -> decider.closed(shards.get(date), tellings.get(date), closing);
            case null, default ->
                throw new InvalidReportException(
                        List.of(new FieldError("(value)", null, "must be an entry or the end of a day")));
        };
    }

    private void apply(ShardEffect effect, int shard, Record<String, SpecificRecord> incoming) {
        switch (effect) {
            case ShardEffect.SaveRow(ReportEntry entry) ->
                rows.put(DayKey.of(entry.getReportDate(), entry.getRowId()), new ReportRow(entry));
            case ShardEffect.ChangeTotal(String date, SaleChange change) -> {
                Bytes key = DayKey.of(date, change.currency(), change.sku());
                totals.put(key, change.applyTo(totals.get(key), date));
            }
            case ShardEffect.SaveShard(DayReport day) -> shards.put(day.getReportDate(), day);
            case ShardEffect.HoldRow(String date, long rowId, ReportEntry entry) ->
                heldRows.putIfAbsent(DayKey.of(date, rowId), new HeldRow(entry));
            case ShardEffect.TellRevision(ShardRevision revision) ->
                forward(revision, incoming, ReportTopology.PUBLISH_SHARD_REVISION);
            case ShardEffect.TellRows(ReportTelling telling, DayReport day) -> tell(telling, day, shard, incoming);
        }
    }

    /** The input's headers are dropped. */
    private void forward(SpecificRecord value, Record<String, ?> incoming, String sink) {
        context().forward(new Record<>(incoming.key(), value, incoming.timestamp()), sink);
    }

    private void tell(ReportTelling telling, DayReport day, int shard, Record<String, SpecificRecord> incoming) {
        String date = telling.getReportDate();
        ShardParts.Step step = step(telling, day, shard);
        step.parts().forEach(part -> forward(part, incoming, ReportTopology.PUBLISH_SHARD_ROWS));
        ReportTelling next = step.next();
        if (next == null) {
            tellings.delete(date);
            releaseRows(date);
        } else {
            tellings.put(date, next);
            forward(goesOn(next, incoming, shard), incoming, ReportTopology.GO_ON_WITH_SHARD);
        }
    }

    private static ShardClosing goesOn(ReportTelling next, Record<String, SpecificRecord> incoming, int shard) {
        String zone = ((ShardClosing) incoming.value()).getZone();
        Instant closedAt = next.getClosedAt();
        return new ShardClosing(next.getReportDate(), zone, shard, closedAt, next.getPart());
    }

    private ShardParts.Step step(ReportTelling telling, DayReport day, int shard) {
        String date = telling.getReportDate();
        Bytes from = telling.getAfterRow() < 0 ? DayKey.first(date) : DayKey.after(date, telling.getAfterRow());
        try (KeyValueIterator<Bytes, ReportRow> now = rows.range(from, DayKey.last(date));
                KeyValueIterator<Bytes, HeldRow> held = heldRows.range(from, DayKey.last(date))) {
            return ShardParts.step(shard, telling, day, new RowsAtClose(now, held));
        }
    }

    /** Bounded by the rows that changed while the rows were being told. */
    private void releaseRows(String date) {
        List<Bytes> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, HeldRow> held = heldRows.range(DayKey.first(date), DayKey.last(date))) {
            held.forEachRemaining(row -> all.add(row.key));
        }
        all.forEach(heldRows::delete);
    }
}
