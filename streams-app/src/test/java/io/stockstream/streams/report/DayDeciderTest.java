package io.stockstream.streams.report;

import static io.stockstream.streams.report.Reports.CALENDAR;
import static io.stockstream.streams.report.Reports.DAY;
import static io.stockstream.streams.report.Reports.closed;
import static io.stockstream.streams.report.Reports.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.report.DailyReport;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.report.ReportState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(parts(ledger.day, List.of())).singleElement().satisfies(part -> {
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

        List<DailyReport> parts = parts(ledger.told.getFirst(), rows);

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

        assertThat(parts(ledger.day, rows)).hasSize(1);
    }

    private static List<DailyReport> parts(DayReport day, List<ReportEntry> rows) {
        List<DailyReport> parts = new ArrayList<>();
        new ReportParts(day).tell(rows.iterator(), parts::add);
        return parts;
    }
}
