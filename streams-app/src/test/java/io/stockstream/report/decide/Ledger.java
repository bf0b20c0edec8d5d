package io.stockstream.report.decide;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import io.stockstream.report.SkuTotal;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** One day in memory with its shards, kept as the processors keep it; topics between them are queues. */
public final class Ledger {

    public final List<ShardLedger> shards;
    final List<ReportRevision> revisions = new ArrayList<>();
    final List<DailyReport> told = new ArrayList<>();
    private final TreeMap<Long, DailyReportRow> kept = new TreeMap<>();
    private final Deque<ReportStep> steps = new ArrayDeque<>();
    private final DayDecider decider;
    private DayReport day;
    DayGathering gathering;
    ReportTelling telling;

    public Ledger() {
        this(1);
    }

    public Ledger(int shards) {
        this.shards = IntStream.range(0, shards).mapToObj(ShardLedger::new).toList();
        this.decider = new DayDecider(shards);
    }

    /** Enters into the shard of the order; what follows from it is on its way. */
    void enterOnly(ReportEntry entry) {
        shards.get(Math.floorMod(entry.getOrderId().hashCode(), shards.size())).enter(entry);
    }

    public void enter(ReportEntry entry) {
        enterOnly(entry);
        // The steps of a report are apart: a test makes them one by one.
        while (deliverOne(new Random(1), false)) {}
    }

    /** Ends the day; what follows from it is on its way. */
    void closeOnly(DayClosed closing) {
        decider.closed(day, gathering, closing).forEach(this::apply);
    }

    void close(DayClosed closing) {
        closeOnly(closing);
        while (deliverOne(new Random(1), false)) {}
    }

    /** Continues the report; false when it is complete. */
    boolean goOn() {
        if (steps.isEmpty()) {
            return false;
        }
        decider.goesOn(telling, steps.remove()).forEach(this::apply);
        return true;
    }

    /** Reads one record that is on its way, of any of the topics; false when there is none. */
    boolean deliverOne(Random random) {
        return deliverOne(random, true);
    }

    private boolean deliverOne(Random random, boolean withSteps) {
        List<Runnable> next = new ArrayList<>();
        for (ShardLedger shard : shards) {
            if (!shard.closings.isEmpty()) {
                next.add(shard::close);
            }
            if (!shard.told.isEmpty()) {
                next.add(() -> hear(shard.told.remove()));
            }
        }
        if (withSteps && !steps.isEmpty()) {
            next.add(this::goOn);
        }
        if (next.isEmpty()) {
            return false;
        }
        next.get(random.nextInt(next.size())).run();
        return true;
    }

    private void hear(SpecificRecord record) {
        List<DayEffect> effects = switch (record) {
            case ShardRows rows -> decider.told(day, gathering, rows);
            case ShardRevision revision -> decider.revised(day, gathering, revision);
            default -> throw new IllegalArgumentException(record.toString());
        };
        effects.forEach(this::apply);
    }

    /** As a reader sees it: the day itself when it is over, else the sum of its shards. */
    DayReport day() {
        if (day != null && day.getState() != ReportState.OPEN) {
            return day;
        }
        DayReport sum = Days.open(Reports.DAY, Reports.MOSCOW);
        for (ShardLedger shard : shards) {
            sum = shard.state == null ? sum : Days.sum(sum, shard.state);
        }
        return day == null ? sum : Days.ended(day, sum);
    }

    /** What is stored of the day itself; null for nothing. */
    DayReport storedDay() {
        return day;
    }

    /** Of all shards, by id. */
    Map<Long, ReportEntry> rows() {
        Map<Long, ReportEntry> rows = new TreeMap<>();
        shards.forEach(shard -> rows.putAll(shard.rows));
        return rows;
    }

    /** Of all shards, added up as a reader does, by currency and sku. */
    public Map<String, SkuTotal> totals() {
        Map<String, SkuTotal> totals = new TreeMap<>();
        shards.forEach(shard -> shard.totals.forEach((place, total) -> totals.merge(place, total, Ledger::sum)));
        return totals;
    }

    private static SkuTotal sum(SkuTotal one, SkuTotal other) {
        BigDecimal revenue = one.getRevenue().add(other.getRevenue());
        return new SkuTotal(
                one.getReportDate(),
                one.getCurrency(),
                one.getSku(),
                one.getUnits() + other.getUnits(),
                revenue,
                one.getOrders() + other.getOrders());
    }

    /** The rows in all parts of the report. */
    Stream<DailyReportRow> toldRows() {
        return told.stream().flatMap(part -> part.getReports().stream());
    }

    private void tell(ReportTelling from) {
        ReportParts.Step step = ReportParts.step(
                from, kept.tailMap(from.getAfterRow(), false).values().iterator());
        told.addAll(step.parts());
        telling = step.next();
        if (telling != null) {
            steps.add(new ReportStep(telling.getReportDate(), telling.getPart(), telling.getAfterRow()));
        }
    }

    private void apply(DayEffect effect) {
        switch (effect) {
            case DayEffect.CloseShards(DayClosed closing) ->
                IntStream.range(0, shards.size())
                        .forEach(shard -> shards.get(shard)
                                .closings
                                .add(new ShardClosing(
                                        closing.getReportDate(), closing.getZone(), shard, closing.getClosedAt(), 1)));
            case DayEffect.SaveGathering(DayGathering now) -> gathering = now;
            case DayEffect.EndGathering(String date) -> gathering = null;
            case DayEffect.KeepRows(ShardRows rows) -> rows.getRows().forEach(row -> kept.put(row.getReportId(), row));
            case DayEffect.SaveRevision(ReportRevision revision) -> revisions.add(revision);
            case DayEffect.SaveDay(DayReport now) -> day = now;
            case DayEffect.TellReport(ReportTelling from) -> tell(from);
        }
    }
}
