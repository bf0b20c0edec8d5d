package io.stockstream.report.decide;

import static io.stockstream.report.decide.Reports.CALENDAR;
import static io.stockstream.report.decide.Reports.DAY;
import static io.stockstream.report.decide.Reports.closed;
import static io.stockstream.report.decide.Reports.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ShardRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DayDeciderTest {

    private static final List<ReportLine> SOLD = List.of(new ReportLine("bolt", 2L, new BigDecimal("25.00")));

    private final Ledger ledger = new Ledger();

    @Test
    void shouldCloseADayWithoutOrders() {
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.day().getState()).isEqualTo(ReportState.FINAL);
        assertThat(ledger.day().getClosedAt()).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(ledger.told).hasSize(1);
        assertThat(ledger.told).singleElement().satisfies(part -> {
            assertThat(part.getReportsCount()).isZero();
            assertThat(part.getReports()).isEmpty();
        });
    }

    @Test
    void shouldCloseADayOnce() {
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        DayReport first = ledger.storedDay();

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.storedDay()).isSameAs(first);
        assertThat(ledger.told).hasSize(1);
    }

    @Test
    void shouldNotMakeARevisedDayFinalAgain() {
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.day().getState()).isEqualTo(ReportState.REVISED);
    }

    @Test
    void shouldKeepBeforeAndAfterOfARevision() {
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        ledger.enter(entry(1, 4, Entries.PROCESSED, SOLD));
        ledger.enter(entry(2, 1, Entries.FAILED, List.of()));

        assertThat(ledger.day().getRevision()).isEqualTo(2);
        assertThat(ledger.revisions.getFirst().getBefore().getStatus()).isEqualTo(Entries.PENDING);
        assertThat(ledger.revisions.getFirst().getAfter().getStatus()).isEqualTo(Entries.PROCESSED);
        assertThat(ledger.revisions.getLast().getBefore()).isNull();
        assertThat(ledger.revisions.getLast().getRevision()).isEqualTo(2);
        assertThat(ledger.day().getRevenue()).containsExactlyEntriesOf(Map.of("RUB", "25.0000"));
    }

    @Test
    void shouldCloseStockApartFromOrders() {
        ledger.close(closed(DAY, ReportKind.STOCK, CALENDAR));
        DayReport first = ledger.storedDay();
        ledger.close(closed(DAY, ReportKind.STOCK, CALENDAR));

        assertThat(ledger.storedDay()).isSameAs(first);
        assertThat(first.getState()).isEqualTo(ReportState.OPEN);
        assertThat(first.getStockClosedAt()).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(ledger.told).isEmpty();
    }

    @Test
    void shouldNoteANewerStateThatSaysTheSame() {
        ledger.enter(entry(1, 4, Entries.PROCESSED, SOLD));
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        ledger.enter(entry(1, 7, Entries.PROCESSED, SOLD));
        ledger.enter(entry(1, 5, Entries.CANCELLED, List.of()));

        assertThat(ledger.day().getState()).isEqualTo(ReportState.FINAL);
        assertThat(ledger.day().getUnits()).isEqualTo(2);
        assertThat(ledger.rows().get(1L).getOrderVersion()).isEqualTo(7);
    }

    @Test
    void shouldTellALargeDayInParts() {
        List<ReportEntry> rows = LongStream.range(0, 4_001)
                .mapToObj(row -> entry(row, 1, Entries.PENDING, List.of()))
                .toList();
        rows.forEach(ledger::enter);
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        List<DailyReport> parts = ledger.told;

        assertThat(parts).extracting(DailyReport::getPart).containsExactly(1, 2, 3);
        assertThat(parts).extracting(part -> part.getReports().size()).containsExactly(2_000, 2_000, 1);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.getParts()).isEqualTo(3);
            assertThat(part.getReportsCount()).isEqualTo(4_001);
        });
        assertThat(parts.getLast().getReports().getFirst().getReportId()).isEqualTo(4_000);
    }

    @Test
    void shouldNotMakeAnEmptyLastPart() {
        List<ReportEntry> rows = LongStream.range(0, 2_000)
                .mapToObj(row -> entry(row, 1, Entries.PENDING, List.of()))
                .toList();
        rows.forEach(ledger::enter);

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.told).hasSize(1);
    }

    @Test
    void shouldTellWhatWasKnownWhenTheDayWasClosedWhateverComesBetweenTwoSteps() {
        enterAll(0, 45_000, 2, Entries.PENDING);
        List<ReportEntry> atClose = List.copyOf(ledger.rows().values());
        ShardLedger shard = ledger.shards.getFirst();

        ledger.closeOnly(closed(DAY, ReportKind.ORDERS, CALENDAR));
        shard.close();
        assertThat(shard.told).as("a step is bounded").hasSize(40);
        ledger.enterOnly(entry(3, 4, Entries.CANCELLED, List.of()));
        ledger.enterOnly(entry(2 * 30_000, 4, Entries.CANCELLED, List.of()));
        ledger.enterOnly(entry(2 * 30_000, 5, Entries.FAILED, List.of()));
        ledger.enterOnly(entry(2 * 30_001 + 1, 1, Entries.PENDING, List.of()));
        shard.close();
        ledger.enterOnly(entry(2 * 44_999, 4, Entries.CANCELLED, List.of()));
        assertThat(ledger.day().getState()).as("its rows are not all told").isEqualTo(ReportState.OPEN);
        ledger.enter(entry(2 * 44_998, 4, Entries.CANCELLED, List.of()));

        assertThat(shard.closings).as("all rows are told").isEmpty();
        assertThat(ledger.told).as("a step is bounded").hasSize(10);
        assertThat(ledger.goOn()).isTrue();
        assertThat(ledger.goOn()).isTrue();
        assertThat(ledger.goOn()).as("it is over").isFalse();
        assertThat(ledger.told)
                .extracting(DailyReport::getPart)
                .isEqualTo(IntStream.rangeClosed(1, 23).boxed().toList());
        assertThat(ledger.toldRows())
                .extracting(DailyReportRow::getReportId, DailyReportRow::getReportAt)
                .containsExactlyElementsOf(atClose.stream()
                        .map(row -> tuple(row.getRowId(), row.getReportAt()))
                        .toList());
        assertThat(ledger.day().getState()).isEqualTo(ReportState.REVISED);
        assertThat(ledger.day().getOrders()).as("the late orders count").isEqualTo(45_002);
        assertThat(ledger.revisions).extracting(ReportRevision::getRevision).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shouldBeFinalWhenAllShardsHaveToldTheirRowsAndNotBefore() {
        Ledger sharded = new Ledger(3);
        for (long row = 1; row <= 30; row++) {
            sharded.enter(entry(row, 1, Entries.PENDING, List.of()));
        }
        sharded.closeOnly(closed(DAY, ReportKind.ORDERS, CALENDAR));
        sharded.shards.forEach(ShardLedger::close);
        List<ShardRows> rows = sharded.shards.stream()
                .map(shard -> (ShardRows) shard.told.getFirst())
                .toList();
        DayDecider decider = new DayDecider(3);

        DayGathering after = gathering(decider.told(null, sharded.gathering, rows.get(2)));
        assertThat(decider.told(null, after, rows.get(2))).as("told again").isEmpty();
        after = gathering(decider.told(null, after, rows.get(0)));
        List<DayEffect> last = decider.told(null, after, rows.get(1));

        assertThat(last)
                .extracting(Object::getClass)
                .containsExactly(
                        DayEffect.KeepRows.class,
                        DayEffect.EndGathering.class,
                        DayEffect.SaveDay.class,
                        DayEffect.TellReport.class);
        assertThat(((DayEffect.SaveDay) last.get(2)).day().getOrders()).isEqualTo(30);
        assertThat(decider.told(null, null, rows.get(1))).as("when it is over").isEmpty();
    }

    @Test
    void shouldKeepThatStockWasClosedWhileTheShardsTold() {
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));
        ledger.closeOnly(closed(DAY, ReportKind.ORDERS, CALENDAR));
        ledger.closeOnly(closed(DAY, ReportKind.STOCK, CALENDAR));

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.day().getState()).isEqualTo(ReportState.FINAL);
        assertThat(ledger.day().getStockClosedAt()).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(ledger.told).as("closed once").hasSize(1);
    }

    private static DayGathering gathering(List<DayEffect> effects) {
        return ((DayEffect.SaveGathering) effects.getLast()).gathering();
    }

    @Test
    void shouldMakeEveryStepOnce() {
        enterAll(0, 45_000, 1, Entries.PENDING);
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        ReportStep step = new ReportStep(DAY, 11, 19_999L);
        DayDecider decider = new DayDecider(1);

        assertThat(decider.goesOn(ledger.telling, step)).hasSize(1);
        ledger.goOn();
        assertThat(decider.goesOn(ledger.telling, step)).as("again").isEmpty();
        assertThat(decider.goesOn(null, step)).as("when it is over").isEmpty();
    }

    private void enterAll(long first, int count, int gap, String status) {
        for (long row = first; row < first + count; row++) {
            ledger.enter(entry(gap * row, 1, status, List.of()));
        }
    }
}
