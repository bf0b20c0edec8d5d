package io.stockstream.streams.report;

import static io.stockstream.streams.report.Reports.CALENDAR;
import static io.stockstream.streams.report.Reports.DAY;
import static io.stockstream.streams.report.Reports.NOON;
import static io.stockstream.streams.report.Reports.closed;
import static io.stockstream.streams.report.Reports.order;
import static io.stockstream.streams.report.Reports.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.UndecidableException;
import io.stockstream.streams.effect.LogCapture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportTopologyTest {

    private final ReportDriver topology = new ReportDriver(CALENDAR);
    private final LogCapture log = new LogCapture(DayProcessor.class);

    @AfterEach
    void close() {
        log.close();
        topology.close();
    }

    @Test
    void shouldReportAnOrderFromItsPlacementToItsEnd() {
        topology.decide(placed("a", 3, 10, NOON));
        assertThat(topology.isSilent()).as("of its content nothing is known").isTrue();
        topology.keep(order("a", OrderStatus.PENDING, 1, NOON));
        topology.keep(order("a", OrderStatus.PENDING, 2, NOON));
        topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
        topology.keep(order("a", OrderStatus.SHIPPED, 5, NOON));

        List<ReportEntry> entries = topology.entries();
        assertThat(entries).extracting(ReportEntry::getStatus).containsExactly("pending", "processed");
        assertThat(entries).extracting(ReportEntry::getRowId).containsOnly(643L);
        assertThat(entries).extracting(ReportEntry::getCountProduct).containsOnly(5L);
        assertThat(entries.getFirst().getLines()).isEmpty();
        assertThat(entries.getFirst().getReportAt()).isEqualTo(NOON);
        assertThat(entries.getLast().getReportAt()).as("when it was processed").isEqualTo(NOON.plusSeconds(2));
        assertThat(entries.getLast().getZone()).isEqualTo("Europe/Moscow");
        assertThat(topology.days())
                .extracting(DayReport::getVersion, DayReport::getOrders, DayReport::getUnits)
                .containsExactly(tuple(1L, 1L, 0L), tuple(2L, 1L, 5L));
        DayReport day = topology.day(DAY);
        assertThat(day.getOrdersByStatus()).containsEntry("processed", 1L).containsEntry("pending", 0L);
        assertThat(day.getRevenue()).containsExactlyEntriesOf(Map.of("RUB", "25.3000"));
        noFurtherEvents();
    }

    @Test
    void shouldReportAnOrderWhoseContentComesFirst() {
        topology.keep(order("a", OrderStatus.PENDING, 1, NOON));
        topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
        assertThat(topology.isSilent()).as("its row is not known").isTrue();

        topology.decide(placed("a", 3, 10, NOON));
        topology.decide(placed("a", 3, 10, NOON));

        assertThat(topology.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.getRowId()).isEqualTo(643);
            assertThat(entry.getStatus()).isEqualTo("processed");
        });
        assertThat(topology.days()).hasSize(1);
        noFurtherEvents();
    }

    @Test
    void shouldTellTheReportAtTheEndOfTheDayAndReviseItWhenAnOrderIsLate() {
        report("b", 7, 20, OrderStatus.PENDING, 1, NOON);
        report("a", 3, 10, OrderStatus.PROCESSED, 4, NOON);

        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        DailyReport report = topology.reports().getFirst();
        assertThat(report.getReports())
                .as("in the order of ids")
                .extracting(DailyReportRow::getReportId, DailyReportRow::getOrderId)
                .containsExactly(tuple(643L, "a"), tuple(1287L, "b"));
        assertThat(report.getReportsCount()).isEqualTo(2);
        assertThat(report.getCreatedAt()).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(topology.day(DAY).getState()).isEqualTo(ReportState.FINAL);
        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line).contains("The report of 2026-11-21 is final: 2 orders"));

        report("late", 1, 30, OrderStatus.PROCESSED, 4, NOON.plusSeconds(9));
        topology.keep(order("a", OrderStatus.CANCELLED, 6, NOON));

        DayReport revised = topology.day(DAY);
        assertThat(revised.getState()).isEqualTo(ReportState.REVISED);
        assertThat(revised.getRevision()).isEqualTo(2);
        assertThat(revised.getUnits()).isEqualTo(5);
        assertThat(topology.revisions())
                .extracting(revision -> revision.getOrderId(), revision -> revision.getBefore() == null)
                .containsExactly(tuple("late", true), tuple("a", false));
        topology.entries();
        topology.days();
        noFurtherEvents();
    }

    @Test
    void shouldTellALargeDayInStepsThatBoundATransaction() {
        Ledger day = new Ledger();
        for (long row = 0; row < 41_000; row++) {
            day.enter(Reports.entry(row, 1, Entries.PENDING, List.of()));
        }
        topology.load(day);

        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        assertThat(topology.steps())
                .extracting(ReportStep::getPart, ReportStep::getAfterRow)
                .containsExactly(tuple(11, 19_999L), tuple(21, 39_999L));
        List<DailyReport> parts = topology.reports();
        assertThat(parts).hasSize(21).allMatch(part -> part.getReportsCount() == 41_000);
        assertThat(parts.stream().flatMap(part -> part.getReports().stream()))
                .extracting(DailyReportRow::getReportId)
                .isEqualTo(LongStream.range(0, 41_000).boxed().toList());
        assertThat(topology.tellings()).isEmpty();
    }

    @Test
    void shouldGoOnWithTheRowsThatWereThereWhenTheDayWasClosed() {
        Ledger day = new Ledger();
        for (long row = 0; row < 4; row++) {
            day.enter(Reports.entry(2 * row, 1, Entries.PENDING, List.of()));
        }
        topology.load(day);
        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        topology.reports();
        // The state after a crash between two steps.
        topology.load(new ReportTelling(DAY, 4L, NOON, 2, 2, 0L));

        topology.enter(Reports.entry(0, 2, Entries.FAILED, List.of()));
        topology.enter(Reports.entry(4, 2, Entries.FAILED, List.of()));
        topology.enter(Reports.entry(5, 1, Entries.PENDING, List.of()));
        topology.goOn(new ReportStep(DAY, 1, 0L));
        assertThat(topology.reports()).as("a step that was made").isEmpty();
        topology.goOn(new ReportStep(DAY, 2, 0L));

        assertThat(topology.reports())
                .singleElement()
                .satisfies(part -> assertThat(part.getReports())
                        .extracting(DailyReportRow::getReportId, DailyReportRow::getReportAt)
                        .containsExactly(
                                tuple(2L, NOON.plusSeconds(1)),
                                tuple(4L, NOON.plusSeconds(1)),
                                tuple(6L, NOON.plusSeconds(1))));
        assertThat(topology.tellings()).isEmpty();
        assertThat(topology.heldRows()).isEmpty();
        assertThat(topology.revisions()).hasSize(3);
    }

    @Test
    void shouldStopAtAClosingOfAKindThatOnlyANewerReleaseKnows() throws Exception {
        byte[] newer = topology.closingOfANewerRelease("TAXES");

        assertThatThrownBy(
                        () -> topology.topology().rawInput("reports.closings").pipeInput(bytes(DAY), newer))
                .rootCause()
                .isInstanceOf(UndecidableException.class)
                .hasMessageContaining("TAXES")
                .hasMessageContaining("reports.closings");
        assertThat(topology.isSilent()).as("nothing is given up").isTrue();
    }

    @Test
    void shouldNotReviseAReportWhenAnOrderIsShipped() {
        report("a", 3, 10, OrderStatus.PROCESSED, 4, NOON);
        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));

        topology.keep(order("a", OrderStatus.SHIPPED, 5, NOON));
        topology.keep(order("a", OrderStatus.DELIVERED, 6, NOON));
        topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
        topology.takeAway("a");

        assertThat(topology.day(DAY).getState()).isEqualTo(ReportState.FINAL);
    }

    @Test
    void shouldReportADayWithoutOrders() {
        topology.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        topology.close(closed(DAY, ReportKind.STOCK, CALENDAR));

        assertThat(topology.reports()).singleElement().satisfies(report -> {
            assertThat(report.getReportsCount()).isZero();
            assertThat(report.getPart()).isEqualTo(1);
            assertThat(report.getParts()).isEqualTo(1);
        });
        assertThat(topology.days()).hasSize(2);
        assertThat(topology.day(DAY).getStockClosedAt()).isNotNull();
        noFurtherEvents();
    }

    @Test
    void shouldForgetATotalOfWhichNothingIsSoldAnyMore() {
        report("a", 3, 10, OrderStatus.PROCESSED, 4, NOON);
        assertThat(topology.totals()).hasSize(2);

        topology.keep(order("a", OrderStatus.CANCELLED, 6, NOON));

        assertThat(topology.totals()).isEmpty();
        assertThat(topology.day(DAY).getRevenue()).isEmpty();
    }

    @Test
    void shouldRefuseWhatMakesNoId() {
        topology.decide(placed("a", 64, 10, NOON));
        assertThat(reason()).contains("cause.partition").contains("0 to 63").contains("64");
        topology.decide(placed("a", 63, 10, NOON));
        noFurtherEvents();
    }

    @Test
    void shouldRefuseAnEndBeforeTheDayIsOver() {
        topology.close(
                new DayClosed(DAY, ReportKind.ORDERS, "Europe/Moscow", Instant.parse("2026-11-21T20:59:59.999Z")));
        assertThat(reason()).contains("closed_at").contains("2026-11-21T21:00:00Z");
        topology.close(new DayClosed("yesterday", ReportKind.ORDERS, "Mars", NOON));
        assertThat(reason()).contains("report_date", "zone", "Mars");
        topology.close("2026-11-20", closed(DAY, ReportKind.ORDERS, CALENDAR));
        assertThat(reason()).contains("(key)").contains("2026-11-20");
        topology.close(closed(DAY, ReportKind.UNKNOWN, CALENDAR));
        assertThat(reason()).contains("kind");
        assertThat(topology.allDays()).isEmpty();
        noFurtherEvents();
    }

    @Test
    void shouldRefuseAnOrderThatNoDayCanHave() {
        Order order = order("a", OrderStatus.PROCESSED, 1, NOON);
        topology.keep(Order.newBuilder(order)
                .setCreatedAt(Instant.parse("+12026-01-01T00:00:00Z"))
                .build());
        assertThat(reason()).contains("created_at");
        topology.keep(Order.newBuilder(order).setStatus(OrderStatus.UNKNOWN).build());
        assertThat(reason()).contains("status");
        topology.keep(Order.newBuilder(order)
                .setLines(List.of(Reports.line(null, 1, "1.00")))
                .build());
        assertThat(reason()).contains("lines[].sku");
        noFurtherEvents();
    }

    private void report(String id, int partition, long offset, OrderStatus status, long version, Instant at) {
        topology.decide(placed(id, partition, offset, at));
        topology.keep(order(id, status, version, at));
        topology.entries();
        topology.days();
    }

    private String reason() {
        TestRecord<byte[], byte[]> letter = topology.letters().readRecord();
        assertThat(header(letter, DeadLetters.CODE)).isEqualTo(InvalidReportException.CODE);
        return header(letter, "__streams.errors.message");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void noFurtherEvents() {
        assertThat(topology.isSilent()).isTrue();
    }
}
