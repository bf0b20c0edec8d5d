package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import io.stockstream.report.DailyReport;
import io.stockstream.schema.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports of business days on a running system: live, closed, revised. */
class ReportIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final String SKU = "REPORT-SKU";

    private static LocalSystem system;
    private static Cluster cluster;
    private static Rest api;
    private static Database database;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        api = new Rest(system.apiUrl());
        database = new Database(system);
        cluster.report(List.of(Facts.arrival(SKU, "report-sku", "A", 1_000)));
        await().atMost(LIMIT)
                .until(() ->
                        api.get("/api/v1/stock/" + SKU).body().path("on_hand").asLong() == 1_000);
    }

    @Test
    void shouldPutOrdersIntoTheirDaysCloseADayAndReviseIt() {
        LocalDate day = LocalDate.now(ZONE).minusDays(3);
        Instant midnight = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        order("report-last", midnight.minusMillis(1), 2);
        order("report-next", midnight, 3);

        await().atMost(LIMIT).until(() -> rows(day).contains("report-last"));
        await().atMost(LIMIT).until(() -> rows(day.plusDays(1)).contains("report-next"));
        assertThat(rows(day)).doesNotContain("report-next");
        assertThat(rows(day.plusDays(1))).doesNotContain("report-last");
        await().atMost(LIMIT)
                .until(() ->
                        report(day).path("orders_by_status").path("processed").asLong() == 1);
        assertThat(report(day).path("state").asString()).isEqualTo("open");
        assertThat(report(day).path("units").asLong()).isEqualTo(2);
        assertThat(api.text("/api/v1/reports/daily/" + day)).contains("\"amount\":9.00");

        JsonNode closing = close("daily_order_report", day);
        assertThat(closing.path("status").asString()).as(closing.toString()).isEqualTo("succeeded");

        await().atMost(LIMIT).until(() -> report(day).path("state").asString().equals("final"));
        await().atMost(LIMIT).until(() -> !messages(day).isEmpty());
        assertThat(messages(day)).singleElement().satisfies(each -> {
            assertThat(each.getReportsCount()).isEqualTo(1);
            assertThat(each.getReports().getFirst().getOrderId()).isEqualTo("report-last");
        });

        order("report-late", midnight.minusSeconds(60), 1);
        await().atMost(LIMIT)
                .until(() -> report(day).path("state").asString().equals("revised")
                        && report(day).path("units").asLong() == 3);
        assertThat(api.get("/api/v1/reports/daily/" + day + "/revisions").body().toString())
                .contains("report-late");
        assertThat(api.text("/api/v1/reports/daily/" + day + "?format=csv"))
                .contains("report-last", "report-late")
                .doesNotContain("report-next");
        assertThat(api.text("/api/v1/reports/daily/" + day + "?format=pdf")).startsWith("%PDF-");
    }

    @Test
    void shouldReportStockAndCloseItsDay() {
        await().atMost(LIMIT)
                .until(() -> api.text("/api/v1/reports/stock/today?format=csv").contains(SKU));
        LocalDate day = LocalDate.now(ZONE).minusDays(1);

        assertThat(close("daily_stock_report", day).path("status").asString()).isEqualTo("succeeded");

        await().atMost(LIMIT)
                .until(() -> api.get("/api/v1/reports/stock/" + day)
                        .body()
                        .path("state")
                        .asString("")
                        .equals("final"));
        assertThat(api.text("/api/v1/reports/stock/today?format=pdf")).startsWith("%PDF-");
    }

    @Test
    void shouldRefuseTheFutureAndAnswerAnEmptyDay() {
        LocalDate tomorrow = LocalDate.now(ZONE).plusDays(2);

        assertThat(api.get("/report?report_date=" + tomorrow).status()).isEqualTo(422);
        assertThat(api.get("/api/v1/reports/daily/" + tomorrow).status()).isEqualTo(422);
        assertThat(api.get("/report?report_date=2001-01-01").body()).isEmpty();
        assertThat(close("daily_order_report", tomorrow).path("status").asString())
                .isEqualTo("failed");
    }

    private static List<DailyReport> messages(LocalDate day) {
        return cluster.read(Topics.DAILY_REPORTS).stream()
                .filter(record -> record.key().equals(day.toString()))
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Closes a day by hand as the runbook describes; clients cannot request it. */
    private static JsonNode close(String type, LocalDate day) {
        String name = "close_%s_%s".formatted(type, day);
        database.run(("INSERT INTO stockstream.schedules (name, cron, task_type, payload, queue)"
                        + " VALUES ('%s', '0 0 29 2 *', '%s', '{\"report_date\": \"%s\"}', 'system')")
                .formatted(name, type, day));
        String id = database.ask("SELECT id FROM stockstream.schedules WHERE name = '%s'".formatted(name))
                .getFirst();
        JsonNode run = await().atMost(LIMIT)
                .until(() -> api.post("/api/v1/schedules/" + id + "/run", ""), answer -> answer.status() == 202)
                .body();
        return await().atMost(LIMIT)
                .until(
                        () -> api.get("/tasks/" + run.path("task_id").asString())
                                .body(),
                        task -> List.of("succeeded", "failed")
                                .contains(task.path("status").asString("")));
    }

    private static JsonNode report(LocalDate day) {
        return api.get("/api/v1/reports/daily/" + day).body();
    }

    private static String rows(LocalDate day) {
        return api.text("/report?report_date=" + day);
    }

    private static void order(String id, Instant at, int units) {
        OrderRequested request = new OrderRequested(
                id,
                null,
                new PlaceOrder(
                        null,
                        id + "@example.com",
                        null,
                        List.of(new LineRequested(SKU, null, (long) units, new BigDecimal("4.50"), null)),
                        "EUR",
                        null),
                List.of());
        cluster.sendAt(Topics.ORDER_REQUESTS, id, request, at);
    }
}
