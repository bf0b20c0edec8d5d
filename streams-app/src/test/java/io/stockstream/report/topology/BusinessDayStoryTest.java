package io.stockstream.report.topology;

import static io.stockstream.report.decide.Reports.closed;
import static io.stockstream.report.decide.Reports.order;
import static io.stockstream.report.decide.Reports.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportOrder;
import io.stockstream.report.ReportState;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.decide.EntryDecider;
import io.stockstream.report.decide.Ledger;
import io.stockstream.report.decide.Reports;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Business days as a business sees them: by its own clocks, corrected when something comes late, and the same when they
 * are made anew.
 */
class BusinessDayStoryTest {

    private static final List<List<OrderStatus>> LIVES = List.of(
            List.of(OrderStatus.PENDING),
            List.of(OrderStatus.PENDING, OrderStatus.FAILED),
            List.of(OrderStatus.PENDING, OrderStatus.CANCELLED),
            List.of(OrderStatus.PENDING, OrderStatus.PROCESSED),
            List.of(OrderStatus.PENDING, OrderStatus.PROCESSED, OrderStatus.CANCELLED),
            List.of(OrderStatus.PENDING, OrderStatus.PROCESSED, OrderStatus.SHIPPED, OrderStatus.DELIVERED));

    /** Ordinary days, and those on which the clocks of New York go forward and back; Tokyo's never do. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-06-15, 2026-06-16T04:00:00Z",
        "America/New_York, 2026-03-07, 2026-03-08T05:00:00Z",
        "America/New_York, 2026-03-08, 2026-03-09T04:00:00Z",
        "America/New_York, 2026-10-31, 2026-11-01T04:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-02T05:00:00Z",
        "Asia/Tokyo, 2026-03-08, 2026-03-08T15:00:00Z",
        "Asia/Tokyo, 2026-11-01, 2026-11-01T15:00:00Z"
    })
    void shouldPutTheLastMillisecondAndMidnightIntoTheirDays(String zone, LocalDate date, Instant midnight) {
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of(zone));
        Instant last = date.atTime(LocalTime.parse("23:59:59.999"))
                .atZone(calendar.zone())
                .toInstant();
        assertThat(last.plusMillis(1))
                .as("the clock of the wall and the log agree")
                .isEqualTo(midnight);
        LocalDate next = date.plusDays(1);

        try (ReportDriver topology = new ReportDriver(calendar)) {
            place(topology, "before", 1, last);
            place(topology, "after", 2, midnight);
            topology.close(closed(date.toString(), ReportKind.ORDERS, calendar));

            assertThat(topology.rows())
                    .extracting(ReportEntry::getOrderId, ReportEntry::getReportDate, ReportEntry::getZone)
                    .containsExactly(tuple("before", date.toString(), zone), tuple("after", next.toString(), zone));
            assertThat(topology.reports()).singleElement().satisfies(report -> {
                assertThat(report.getReportDate()).isEqualTo(date.toString());
                assertThat(report.getReports())
                        .extracting(row -> row.getOrderId())
                        .containsExactly("before");
                assertThat(report.getCreatedAt()).isEqualTo(midnight);
            });
            assertThat(topology.day(date.toString()).getState()).isEqualTo(ReportState.FINAL);
            assertThat(topology.day(next.toString())).as("not over").isNull();
            assertThat(topology.shard(next.toString()).getState()).isEqualTo(ReportState.OPEN);

            place(topology, "late", 3, last.minusSeconds(5));

            assertThat(topology.day(date.toString()).getState()).isEqualTo(ReportState.REVISED);
            assertThat(topology.shard(next.toString()).getOrders()).isEqualTo(1);
            assertThat(topology.revisions()).singleElement().satisfies(revision -> {
                assertThat(revision.getOrderId()).isEqualTo("late");
                assertThat(revision.getRevisedAt()).isEqualTo(midnight);
            });
            assertThat(topology.days())
                    .extracting(DayReport::getState)
                    .containsExactly(ReportState.FINAL, ReportState.REVISED);
            assertThat(topology.isSilent()).isTrue();
        }
    }

    @Test
    void shouldBeTheSameWhenItIsMadeAnewOfWhatIsLeftOfTheLog() {
        Random random = new Random(20261121);
        List<OrderDecided> decisions = new ArrayList<>();
        List<Order> states = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            Instant at = Reports.NOON.plusSeconds(random.nextInt(3 * 86_400));
            decisions.add(placed("o-" + number, random.nextInt(8), number, at));
            List<OrderStatus> life = LIVES.get(random.nextInt(LIVES.size()));
            for (int version = 1; version <= life.size(); version++) {
                states.add(order("o-" + number, life.get(version - 1), version, at));
            }
        }
        Map<String, Order> compacted = new LinkedHashMap<>();
        states.forEach(state -> compacted.put(state.getOrderId(), state));

        try (ReportDriver live = new ReportDriver(Reports.CALENDAR);
                ReportDriver anew = new ReportDriver(Reports.CALENDAR)) {
            decisions.forEach(live::decide);
            states.forEach(live::keep);
            List<Runnable> log = new ArrayList<>();
            decisions.forEach(decision -> log.add(() -> anew.decide(decision)));
            compacted.values().forEach(state -> log.add(() -> anew.keep(state)));
            Collections.shuffle(log, random);
            log.forEach(Runnable::run);

            assertThat(rows(anew)).hasSize(24).isEqualTo(rows(live));
            assertThat(totals(anew)).isNotEmpty().isEqualTo(totals(live));
            assertThat(days(anew)).hasSizeGreaterThan(2).isEqualTo(days(live));
        }
    }

    /** The decider alone enters them: the test driver commits to disk after every record. */
    @Test
    void shouldReportTenThousandOrdersOfADay() {
        Ledger ledger = new Ledger();
        EntryDecider orders = new EntryDecider(Reports.CALENDAR);
        for (int number = 0; number < 10_000; number++) {
            Order order = order("o-" + number, OrderStatus.PROCESSED, 4, Reports.NOON.plusMillis(number));
            long rowId = RowId.of(placed(order.getOrderId(), number % 8, number / 8, order.getCreatedAt()));
            ledger.enter(orders.state(new ReportOrder(rowId, null, null), null, order)
                    .orElseThrow()
                    .entry());
        }
        try (ReportDriver topology = new ReportDriver(Reports.CALENDAR)) {
            topology.load(ledger);
            topology.close(closed(Reports.DAY, ReportKind.ORDERS, Reports.CALENDAR));

            List<DailyReport> parts = topology.reports();
            assertThat(parts)
                    .hasSize(5)
                    .allSatisfy(part -> assertThat(part.getReportsCount()).isEqualTo(10_000));
            List<Long> ids = parts.stream()
                    .flatMap(part -> part.getReports().stream())
                    .map(row -> row.getReportId())
                    .toList();
            assertThat(ids).hasSize(10_000).doesNotHaveDuplicates().isSorted();
            DayReport day = topology.day(Reports.DAY);
            assertThat(day.getUnits()).isEqualTo(50_000);
            assertThat(day.getRevenue()).containsExactlyEntriesOf(Map.of("RUB", "253000.0000"));
            assertThat(ledger.totals().values())
                    .hasSize(2)
                    .allSatisfy(total -> assertThat(total.getOrders()).isEqualTo(10_000));
        }
    }

    private static void place(ReportDriver topology, String id, long offset, Instant at) {
        topology.decide(placed(id, 0, offset, at));
        topology.keep(order(id, OrderStatus.PENDING, 1, at));
    }

    /** By id; how far the order had come when it was read is not part of the report. */
    private static List<List<Object>> rows(ReportDriver topology) {
        return topology.rows().stream()
                .map(row -> List.<Object>of(
                        row.getReportDate(),
                        row.getRowId(),
                        row.getOrderId(),
                        row.getStatus(),
                        row.getCountProduct(),
                        row.getCreatedAt(),
                        row.getReportAt()))
                .toList();
    }

    private static List<List<Object>> totals(ReportDriver topology) {
        return topology.totals().stream().map(Reports::content).toList();
    }

    private static List<List<Object>> days(ReportDriver topology) {
        return topology.allShards().stream().map(Reports::content).toList();
    }
}
