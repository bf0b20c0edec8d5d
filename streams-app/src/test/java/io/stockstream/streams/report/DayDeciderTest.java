package io.stockstream.streams.report;

import static io.stockstream.streams.report.Reports.CALENDAR;
import static io.stockstream.streams.report.Reports.DAY;
import static io.stockstream.streams.report.Reports.closed;
import static io.stockstream.streams.report.Reports.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
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

        assertThat(ledger.day.getState()).isEqualTo(ReportState.FINAL);
        assertThat(ledger.day.getClosedAt()).isEqualTo("2026-11-21T21:00:00Z");
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
        DayReport first = ledger.day;

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.day).isSameAs(first);
        assertThat(ledger.told).hasSize(1);
    }

    @Test
    void shouldNotMakeARevisedDayFinalAgain() {
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(ledger.day.getState()).isEqualTo(ReportState.REVISED);
    }

    @Test
    void shouldKeepBeforeAndAfterOfARevision() {
        ledger.enter(entry(1, 1, Entries.PENDING, List.of()));
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        ledger.enter(entry(1, 4, Entries.PROCESSED, SOLD));
        ledger.enter(entry(2, 1, Entries.FAILED, List.of()));

        assertThat(ledger.day.getRevision()).isEqualTo(2);
        assertThat(ledger.revisions.getFirst().getBefore().getStatus()).isEqualTo(Entries.PENDING);
        assertThat(ledger.revisions.getFirst().getAfter().getStatus()).isEqualTo(Entries.PROCESSED);
        assertThat(ledger.revisions.getLast().getBefore()).isNull();
        assertThat(ledger.revisions.getLast().getRevision()).isEqualTo(2);
        assertThat(ledger.day.getRevenue()).containsExactlyEntriesOf(Map.of("RUB", "25.0000"));
    }

    @Test
    void shouldCloseStockApartFromOrders() {
        ledger.close(closed(DAY, ReportKind.STOCK, CALENDAR));
        DayReport first = ledger.day;
        ledger.close(closed(DAY, ReportKind.STOCK, CALENDAR));

        assertThat(ledger.day).isSameAs(first);
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

        assertThat(ledger.day.getState()).isEqualTo(ReportState.FINAL);
        assertThat(ledger.day.getUnits()).isEqualTo(2);
        assertThat(ledger.rows.get(1L).getOrderVersion()).isEqualTo(7);
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
        List<ReportEntry> atClose = List.copyOf(ledger.rows.values());

        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        assertThat(ledger.told).as("a step is bounded").hasSize(10);
        ledger.enter(entry(3, 4, Entries.CANCELLED, List.of()));
        ledger.enter(entry(2 * 30_000, 4, Entries.CANCELLED, List.of()));
        ledger.enter(entry(2 * 30_000, 5, Entries.FAILED, List.of()));
        ledger.enter(entry(2 * 30_001 + 1, 1, Entries.PENDING, List.of()));
        assertThat(ledger.goOn()).isTrue();
        ledger.enter(entry(2 * 44_999, 4, Entries.CANCELLED, List.of()));
        assertThat(ledger.goOn()).isTrue();

        assertThat(ledger.goOn()).as("it is over").isFalse();
        assertThat(ledger.told)
                .extracting(DailyReport::getPart)
                .isEqualTo(IntStream.rangeClosed(1, 23).boxed().toList());
        assertThat(ledger.told.stream().flatMap(part -> part.getReports().stream()))
                .extracting(DailyReportRow::getReportId, DailyReportRow::getReportAt)
                .containsExactlyElementsOf(atClose.stream()
                        .map(row -> tuple(row.getRowId(), row.getReportAt()))
                        .toList());
        assertThat(ledger.day.getOrders()).as("the late order counts").isEqualTo(45_002);
        assertThat(ledger.revisions).hasSize(5);
    }

    @Test
    void shouldMakeEveryStepOnce() {
        enterAll(0, 45_000, 1, Entries.PENDING);
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        ReportStep step = new ReportStep(DAY, 11, 19_999L);
        DayDecider decider = new DayDecider();

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
