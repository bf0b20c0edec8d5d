package io.stockstream.report.topology;

import static io.stockstream.report.decide.Reports.CALENDAR;
import static io.stockstream.report.decide.Reports.DAY;
import static io.stockstream.report.decide.Reports.NOON;
import static io.stockstream.report.decide.Reports.closed;
import static io.stockstream.report.decide.Reports.order;
import static io.stockstream.report.decide.Reports.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.failure.LogCapture;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DailyReportRow;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardProgress;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import io.stockstream.report.decide.Days;
import io.stockstream.report.decide.Entries;
import io.stockstream.report.decide.Ledger;
import io.stockstream.report.decide.Reports;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.schema.UndecidableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportTopologyTest {

    /** Of partition 3, offset 10. */
    private static final long ROW_A = (10 << 12) + (3 << 1);

    /** Of partition 7, offset 20. */
    private static final long ROW_B = (20 << 12) + (7 << 1);

    private final ReportDriver topology = new ReportDriver(CALENDAR);
    private static final Instant CLOSED_AT = Instant.parse("2026-11-21T21:00:00Z");

    private final LogCapture log = new LogCapture(DayProcessor.class);

    @AfterEach
    void close() {
        log.close();
        topology.close();
    }

    @Test
    void shouldReportAnOrderFromItsPlacementToItsEnd() {
        topology.decide(placed("a", 3, 10, NOON));
        assertThat(topology.rows()).as("of its content nothing is known").isEmpty();
        topology.keep(order("a", OrderStatus.PENDING, 1, NOON));
        topology.keep(order("a", OrderStatus.PENDING, 2, NOON));

        assertThat(topology.rows()).singleElement().satisfies(row -> {
            assertThat(row.getStatus()).isEqualTo("pending");
            assertThat(row.getRowId()).isEqualTo(ROW_A);
            assertThat(row.getCountProduct()).isEqualTo(5);
            assertThat(row.getLines()).isEmpty();
            assertThat(row.getReportAt()).isEqualTo(NOON);
        });
        assertThat(topology.shard(DAY))
                .extracting(DayReport::getVersion, DayReport::getOrders, DayReport::getUnits)
                .containsExactly(1L, 1L, 0L);

        topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
        topology.keep(order("a", OrderStatus.SHIPPED, 5, NOON));

        assertThat(topology.rows()).singleElement().satisfies(row -> {
            assertThat(row.getStatus()).isEqualTo("processed");
            assertThat(row.getRowId()).isEqualTo(ROW_A);
            assertThat(row.getReportAt()).as("when it was processed").isEqualTo(NOON.plusSeconds(2));
            assertThat(row.getZone()).isEqualTo("Europe/Moscow");
        });
        DayReport shard = topology.shard(DAY);
        assertThat(shard)
                .extracting(DayReport::getVersion, DayReport::getOrders, DayReport::getUnits)
                .containsExactly(2L, 1L, 5L);
        assertThat(shard.getOrdersByStatus()).containsEntry("processed", 1L).containsEntry("pending", 0L);
        assertThat(shard.getRevenue()).containsExactlyEntriesOf(Map.of("RUB", "25.3000"));
        noFurtherEvents();
    }

    @Test
    void shouldReportAnOrderWhoseContentComesFirst() {
        topology.keep(order("a", OrderStatus.PENDING, 1, NOON));
        topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
        assertThat(topology.rows()).as("its row is not known").isEmpty();

        topology.decide(placed("a", 3, 10, NOON));
        topology.decide(placed("a", 3, 10, NOON));

        assertThat(topology.rows()).singleElement().satisfies(row -> {
            assertThat(row.getRowId()).isEqualTo(ROW_A);
            assertThat(row.getStatus()).isEqualTo("processed");
        });
        assertThat(topology.shard(DAY).getVersion()).isEqualTo(1);
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
                .containsExactly(tuple(ROW_A, "a"), tuple(ROW_B, "b"));
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
        assertThat(topology.days())
                .extracting(DayReport::getState)
                .containsExactly(ReportState.FINAL, ReportState.REVISED, ReportState.REVISED);
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

        assertThat(topology.shardClosings()).extracting(ShardClosing::getPart).containsExactly(1, 41, 81);
        assertThat(topology.steps())
                .extracting(ReportStep::getPart, ReportStep::getAfterRow)
                .containsExactly(tuple(11, 19_999L), tuple(21, 39_999L));
        List<DailyReport> parts = topology.reports();
        assertThat(parts).hasSize(21).allMatch(part -> part.getReportsCount() == 41_000);
        assertThat(parts.stream().flatMap(part -> part.getReports().stream()))
                .extracting(DailyReportRow::getReportId)
                .isEqualTo(LongStream.range(0, 41_000).boxed().toList());
        assertThat(topology.progress()).isEmpty();
    }

    @Test
    void shouldGoOnWithTheRowsThatWereThereWhenTheDayWasClosed() {
        Ledger day = new Ledger();
        for (long offset = 0; offset < 4; offset++) {
            day.enter(Reports.entry(offset << 12, 1, Entries.PENDING, List.of()));
        }
        topology.load(day);
        DayReport shard = Days.closed(day.shards.getFirst().state, CLOSED_AT);
        topology.load(
                shard,
                new ReportTelling(DAY, 4L, CLOSED_AT, 2, 2, 0L),
                new DayGathering(shard, 4L, List.of(new ShardProgress(0, 2))),
                new ShardRows(DAY, 0, 1, 2, null, List.of(new DailyReportRow(0L, "o-0", 7L, NOON.plusSeconds(1)))));

        topology.keep(order("o-0", OrderStatus.FAILED, 2, NOON));
        topology.keep(order("o-8192", OrderStatus.FAILED, 2, NOON));
        topology.decide(placed("late", 1, 2, NOON));
        topology.keep(order("late", OrderStatus.PENDING, 1, NOON));
        topology.goOn(new ShardClosing(DAY, "Europe/Moscow", 0, CLOSED_AT, 1));
        assertThat(topology.reports()).as("a step that was made").isEmpty();
        topology.goOn(new ShardClosing(DAY, "Europe/Moscow", 0, CLOSED_AT, 2));

        assertThat(topology.reports())
                .singleElement()
                .satisfies(part -> assertThat(part.getReports())
                        .extracting(DailyReportRow::getReportId, DailyReportRow::getReportAt)
                        .containsExactly(
                                tuple(0L, NOON.plusSeconds(1)),
                                tuple(4_096L, NOON.plusSeconds(1)),
                                tuple(8_192L, NOON.plusSeconds(1)),
                                tuple(12_288L, NOON.plusSeconds(1))));
        assertThat(topology.progress()).isEmpty();
        assertThat(topology.revisions())
                .extracting(ReportRevision::getRevision, ReportRevision::getOrderId)
                .containsExactly(tuple(1L, "o-0"), tuple(2L, "o-8192"), tuple(3L, "late"));
        assertThat(topology.day(DAY).getState()).isEqualTo(ReportState.REVISED);
        assertThat(topology.day(DAY).getOrders()).isEqualTo(5);
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
        assertThat(topology.shard(DAY).getRevenue()).isEmpty();
    }

    @Test
    void shouldRefuseWhatMakesNoId() {
        topology.decide(placed("a", -1, 10, NOON));
        assertThat(reason()).contains("cause.partition").contains("negative").contains("-1");
        topology.decide(placed("a", 4_711, 10, NOON));
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
    void shouldRefuseARevisionOfADayThatIsNotOver() {
        topology.topology()
                .input(Topics.SHARD_REVISIONS)
                .pipeInput(DAY, new ShardRevision(0, null, Reports.entry(1, 1, Entries.PENDING, List.of()), CLOSED_AT));

        assertThat(reason()).contains("after.report_date").contains(DAY).contains("over");
        assertThat(topology.revisions()).isEmpty();
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
