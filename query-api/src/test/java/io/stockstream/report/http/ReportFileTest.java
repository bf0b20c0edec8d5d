package io.stockstream.report.http;

import static io.stockstream.report.http.ReportFixture.DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ReportFileTest {

    private static final String DAILY = "/api/v1/reports/daily/" + DATE;
    private static final String STOCK = "/api/v1/reports/stock/" + DATE;

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        ReportFixture.store(streamsApp, 3);
        streamsApp.answer("stock-days", ReportFileTest::stock);
    }

    /** Two SKUs in each partition; the rocket sorts last by bytes, though not by Java's characters. */
    private static Reply stock(Map<String, String> query) {
        int partition = Integer.parseInt(query.get("partition"));
        String after = query.getOrDefault("after", "");
        Stream<String> skus = Stream.of("SKU-" + partition, partition == 0 ? "🚀" : "ﬀ-" + partition);
        return ReportFixture.items(skus.filter(
                        sku -> sku.equals("🚀") ? !after.equals(sku) : sku.compareTo(after) > 0 && !after.equals("🚀"))
                .limit(Long.parseLong(query.get("limit")))
                .map(sku -> """
                        {"report_date":"2025-03-28","sku":"%s","on_hand":98,"reserved":8,"in_transit":0,"lost":2,\
                        "surplus":1,"sold":4,"received":103,"updated_at":"2025-03-28T10:00:00Z","version":3}""".formatted(sku)));
    }

    @Test
    void shouldWriteCsv() {
        Answer answer = api.get(DAILY + "?format=csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment; filename=\"order-report-2025-03-30.csv\"");
        assertThat(answer.text()).isEqualTo("""
                order_id,id,status,count_product,currency,amount,created_at,report_at\r
                "order-64",64,processed,3,RUB,0.10,2025-03-30T10:00:00.120Z,2025-03-30T10:00:00.310Z\r
                "'=cmd|' /C calc'!A0",128,pending,3,RUB,,2025-03-30T10:00:00.120Z,2025-03-30T10:00:00.310Z\r
                "order-192",192,processed,3,RUB,0.10,2025-03-30T10:00:00.120Z,2025-03-30T10:00:00.310Z\r
                """);
    }

    @Test
    void shouldWritePdf() {
        Answer answer = api.get(DAILY + "?format=pdf");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment; filename=\"order-report-2025-03-30.pdf\"");
        assertThat(answer.text()).startsWith("%PDF-1.7").endsWith("%%EOF\n");
    }

    @Test
    void shouldShowStockOfAllPartitionsBySku() {
        Answer first = api.get(STOCK + "?limit=5");
        Answer second = api.get(STOCK + "?limit=5&cursor=" + first.at("/rows/next"));

        assertThat(first.text()).startsWith("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"final","closed_at":"2025-03-30T21:00:01Z",\
                "rows":{"items":[{"sku":"SKU-0","on_hand":98,"reserved":8,"available":90,"in_transit":0,"lost":2,\
                "surplus":1,"received":103,"sold":4},""");
        assertThat(Stream.concat(
                        first.json().at("/rows/items").findValuesAsString("sku").stream(),
                        second.json().at("/rows/items").findValuesAsString("sku").stream()))
                .containsExactly("SKU-0", "SKU-1", "SKU-2", "SKU-3", "ﬀ-1", "ﬀ-2", "ﬀ-3", "🚀");
        assertThat(second.at("/rows/next")).isEqualTo("null");
    }

    @Test
    void shouldCallTheStockOfAPastDayFinalThoughNobodyClosedIt() {
        streamsApp.answer("report-days", query -> Reply.found("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"OPEN","orders":0,"orders_by_status":{},\
                "units":0,"revenue":{},"revision":0,"closed_at":null,"stock_closed_at":null,\
                "updated_at":"2025-03-30T20:00:00Z","version":1}"""));

        assertThat(api.get(STOCK).text()).contains("\"state\":\"final\",\"closed_at\":null");
    }

    @Test
    void shouldWriteStockOfAllPartitionsBySku() {
        Answer csv = api.get(STOCK, "Accept", "text/csv");

        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"stock-report-2025-03-30.csv\"");
        assertThat(csv.text()).startsWith("""
                sku,on_hand,reserved,available,in_transit,lost,surplus,received,sold\r
                SKU-0,98,8,90,0,2,1,103,4\r
                """);
        assertThat(csv.text().lines().map(line -> line.split(",", 2)[0]))
                .containsExactly("sku", "SKU-0", "SKU-1", "SKU-2", "SKU-3", "ﬀ-1", "ﬀ-2", "ﬀ-3", "🚀");
        assertThat(api.get(STOCK + "?format=pdf").text()).startsWith("%PDF-1.7").endsWith("%%EOF\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|text/csv",
                "application/pdf|application/pdf",
                "application/pdf;q=0.5, text/csv|text/csv",
                "text/*|text/csv",
                "*/*|application/json",
                "text/html, application/xhtml+xml, */*;q=0.8|application/json",
                "application/json;q=0.1, application/pdf;q=0.2|application/pdf",
                "*/*, application/json;q=0|text/csv"
            })
    void shouldTakeTheFormThatIsAccepted(String accept, String type) {
        for (String path : new String[] {DAILY, STOCK}) {
            Answer answer = api.get(path, "Accept", accept);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElse("")).startsWith(type);
            assertThat(answer.header("Vary").orElse("")).containsIgnoringCase("accept");
        }
    }

    @Test
    void shouldLetTheParameterGoBeforeAccept() {
        assertThat(api.get(DAILY + "?format=json", "Accept", "application/pdf").at("/orders"))
                .isEqualTo("3");
        assertThat(api.get(DAILY + "?format=csv", "Accept", "application/json").text())
                .startsWith("order_id,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "nonsense", "application/xml"})
    void shouldRefuseOtherForms(String accept) {
        Answer answer = api.get(DAILY, "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.at("/detail")).contains("application/json", "text/csv", "application/pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "cursor=abc"})
    void shouldNotIgnoreWhatAFileDoesNotTake(String parameter) {
        Answer answer = api.get(STOCK + "?format=csv&" + parameter);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("unsupported_parameter");
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DAILY + "?format=csv", DAILY + "?format=pdf", STOCK + "?format=csv", STOCK + "?format=pdf"})
    void shouldAnswer503WhenNothingWasSentYet(String path) {
        streamsApp.answer("report-rows", query -> Reply.moving());
        streamsApp.answer("stock-days", query -> Reply.moving());
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.at("/code")).isEqualTo("store_moving");
    }

    @ParameterizedTest
    @ValueSource(strings = {DAILY + "?format=csv", DAILY + "?format=pdf", "/report?report_date=" + DATE})
    void shouldBreakTheDownloadWhenTheStoreMovesInTheMiddle(String path) {
        AtomicInteger asked = new AtomicInteger();
        streamsApp.answer(
                "report-rows",
                query -> asked.incrementAndGet() > 6 ? Reply.moving() : ReportFixture.rows(query, 5_000));

        assertThatThrownBy(() -> api.get(path)).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked.get()).isGreaterThan(6);
        assertThat(api.get("/api/v1/reports/daily/2025-01-01/skus").status()).isEqualTo(200);
    }

    @Test
    void shouldNotReadRowsForHead() {
        Answer answer = api.send(api.request(DAILY + "?format=pdf").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/pdf");
        assertThat(streamsApp.count("report-rows")).isZero();
    }
}
