package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import io.stockstream.report.decide.DayDecider;
import io.stockstream.report.decide.DayEffect;
import io.stockstream.report.decide.ReportParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/** Loads the day, lets {@link DayDecider} decide, applies the effects. */
final class DayProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(DayProcessor.class);

    private final DayDecider decider;
    private final int partitions;
    private final int shards;
    private KeyValueStore<String, DayReport> days;
    private KeyValueStore<String, DayGathering> gatherings;
    private KeyValueStore<Bytes, ShardRows> told;
    private KeyValueStore<String, ReportTelling> tellings;
    private KeyValueStore<Bytes, ReportRevision> revisions;

    /**
     * @param partitions number of partitions of the topics about days
     * @param shards number of shards of each day
     */
    DayProcessor(int partitions, int shards) {
        this.partitions = partitions;
        this.shards = shards;
        this.decider = new DayDecider(shards);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        days = context.getStateStore(ReportStores.DAYS);
        gatherings = context.getStateStore(ReportStores.GATHERINGS);
        told = context.getStateStore(ReportStores.TOLD_ROWS);
        tellings = context.getStateStore(ReportStores.TELLINGS);
        revisions = context.getStateStore(ReportStores.REVISIONS);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        for (DayEffect effect : decide(incoming)) {
            apply(effect, incoming);
        }
    }

    private List<DayEffect> decide(Record<String, SpecificRecord> incoming) {
        String date = incoming.key();
        return switch (incoming.value()) {
            case DayClosed closing -> {
                refuseWhere(date, DayRules.check(date, closing));
                yield decider.closed(days.get(date), gatherings.get(date), closing);
            }
            case ShardRows rows -> decider.told(days.get(date), gatherings.get(date), rows);
            case ShardRevision revision -> {
                DayReport day = days.get(date);
                DayGathering gathering = gatherings.get(date);
                refuseWhere(date, DayRules.check(day, gathering, revision));
                yield decider.revised(day, gathering, revision);
            }
            case ReportStep step -> decider.goesOn(tellings.get(date), step);
            case null, default ->
                throw new InvalidReportException(List.of(new FieldError(
                        "(value)",
                        null,
                        "must be the end of a day, rows or a revision of it, or a step of its report")));
        };
    }

    private void apply(DayEffect effect, Record<String, SpecificRecord> incoming) {
        switch (effect) {
            case DayEffect.CloseShards(DayClosed closing) -> closeShards(closing, incoming);
            case DayEffect.SaveGathering(DayGathering gathering) -> gatherings.put(incoming.key(), gathering);
            case DayEffect.EndGathering(String date) -> gatherings.delete(date);
            case DayEffect.KeepRows(ShardRows rows) ->
                told.put(
                        DayKey.of(
                                rows.getReportDate(),
                                rows.getShard(),
                                rows.getRows().getLast().getReportId()),
                        rows);
            case DayEffect.SaveRevision(ReportRevision revision) ->
                revisions.put(DayKey.of(revision.getReportDate(), revision.getRevision()), revision);
            case DayEffect.SaveDay(DayReport day) -> {
                days.put(day.getReportDate(), day);
                forward(day, incoming, ReportTopology.PUBLISH_DAY);
            }
            case DayEffect.TellReport(ReportTelling telling) -> tell(telling, incoming);
        }
    }

    /** The input's headers are dropped. */
    private void forward(SpecificRecord value, Record<String, ?> incoming, String sink) {
        context().forward(new Record<>(incoming.key(), value, incoming.timestamp()), sink);
    }

    private void closeShards(DayClosed closing, Record<String, SpecificRecord> incoming) {
        for (int shard = 0; shard < shards; shard++) {
            forward(
                    new ShardClosing(closing.getReportDate(), closing.getZone(), shard, closing.getClosedAt(), 1),
                    incoming,
                    ReportTopology.CLOSE_SHARDS);
        }
    }

    private void tell(ReportTelling telling, Record<String, SpecificRecord> incoming) {
        String date = telling.getReportDate();
        ReportParts.Step step = step(telling);
        step.parts().forEach(part -> forward(part, incoming, ReportTopology.PUBLISH_DAILY_REPORT));
        ReportTelling next = step.next();
        if (next == null) {
            tellings.delete(date);
            release(DayKey.first(date), DayKey.last(date));
            LOG.info("The report of {} is final: {} orders", date, telling.getOrders());
        } else {
            tellings.put(date, next);
            for (int shard = 0; shard < shards; shard++) {
                release(DayKey.of(date, shard, 0), DayKey.of(date, shard, next.getAfterRow()));
            }
            ReportStep goesOn = new ReportStep(date, next.getPart(), next.getAfterRow());
            forward(goesOn, incoming, ReportTopology.PUBLISH_STEP);
        }
    }

    private ReportParts.Step step(ReportTelling telling) {
        String date = telling.getReportDate();
        try (ToldRows rows = new ToldRows(
                telling.getAfterRow(),
                IntStream.range(0, shards)
                        .mapToObj(shard -> told.range(
                                DayKey.of(date, shard, telling.getAfterRow() + 1),
                                DayKey.of(date, shard, Long.MAX_VALUE)))
                        .toList())) {
            return ReportParts.step(telling, rows);
        }
    }

    /** Bounded by what one step published. */
    private void release(Bytes from, Bytes to) {
        List<Bytes> published = new ArrayList<>();
        try (KeyValueIterator<Bytes, ShardRows> rows = told.range(from, to)) {
            rows.forEachRemaining(part -> published.add(part.key));
        }
        published.forEach(told::delete);
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
