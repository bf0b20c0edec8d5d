package io.stockstream.report.http;

import static io.stockstream.report.http.ReportFixture.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class OrderReportTest {

    private static final String DAILY = "/api/v1/reports/daily/";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
    }

    @Test
    void shouldListTheRowsOfADay() {
        ReportFixture.store(streamsApp, 2);
        Answer answer = api.get("/report?report_date=" + DATE);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.text()).isEqualTo("""
                [{"id":64,"report_at":"2025-03-30","order_id":"order-64","count_product":3,\
                "created_at":"2025-03-30T10:00:00.120Z"},{"id":128,"report_at":"2025-03-30",\
                "order_id":"=cmd|' /C calc'!A0","count_product":3,"created_at":"2025-03-30T10:00:00.120Z"}]""");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_234})
    void shouldListAllRowsHoweverManyPagesTheStoreHas(int rows) {
        ReportFixture.store(streamsApp, rows);
        JsonNode list = api.get("/report?report_date=" + DATE).json();

        assertThat(list.valueStream().map(row -> row.at("/id").longValue()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, rows)
                        .mapToObj(number -> number * 64L)
                        .toList());
    }

    @Test
    void shouldListTodayWhenNoDateIsGiven() {
        List<String> asked = new CopyOnWriteArrayList<>();
        streamsApp.answer("report-rows", query -> {
            asked.add(query.get("date"));
            return ReportFixture.items(Stream.empty());
        });
        streamsApp.answer("report-shards", query -> ReportFixture.items(Stream.empty()));

        assertThat(api.get("/report").text()).isEqualTo("[]");
        assertThat(api.get(DAILY + "today").at("/rows/items")).isEqualTo("[]");
        assertThat(asked).isNotEmpty().allSatisfy(date -> assertThat(date).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}"));
    }

    @Test
    void shouldShowTotalsAndAPage() {
        ReportFixture.store(streamsApp, 3);
        Answer answer = api.get(DAILY + DATE + "?limit=2");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).startsWith("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"revised","orders":3,\
                "orders_by_status":{"pending":0,"processed":3,"failed":0,"cancelled":0},"units":7,\
                "revenue":[{"currency":"EUR","amount":0.10},{"currency":"RUB","amount":1234.50}],"revision":1,\
                "closed_at":"2025-03-30T21:00:00Z","updated_at":"2025-03-31T08:00:00Z","rows":{"items":[\
                {"id":64,"order_id":"order-64","status":"processed","count_product":3,"currency":"RUB","amount":0.10,\
                "created_at":"2025-03-30T10:00:00.120Z","report_at":"2025-03-30T10:00:00.310Z"},\
                {"id":128,"order_id":"=cmd|' /C calc'!A0","status":"pending","count_product":3,"currency":"RUB",\
                "amount":null,""");
        Answer rest = api.get(DAILY + DATE + "?limit=2&cursor=" + answer.at("/rows/next"));
        assertThat(rest.at("/rows/items/0/id")).isEqualTo("192");
        assertThat(rest.at("/rows/next")).isEqualTo("null");
    }

    @Test
    void shouldShowADayOnWhichNothingHappened() {
        streamsApp.answer("report-rows", query -> ReportFixture.items(Stream.empty()));
        streamsApp.answer("report-shards", query -> ReportFixture.items(Stream.empty()));
        Answer answer = api.get(DAILY + "2025-01-01");

        assertThat(answer.text()).isEqualTo("""
                {"report_date":"2025-01-01","zone":"Europe/Moscow","state":"final","orders":0,\
                "orders_by_status":{"pending":0,"processed":0,"failed":0,"cancelled":0},"units":0,"revenue":[],\
                "revision":0,"closed_at":null,"updated_at":null,"rows":{"items":[],"next":null}}""");
    }

    /** Two shards with orders, two without; of the day itself only the stock is known. */
    @Test
    void shouldAddUpTheShardsOfADayThatIsNotOver() {
        ReportFixture.store(streamsApp, 3);
        streamsApp.answer("report-days", query -> Reply.found("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"OPEN","orders":0,"orders_by_status":{},\
                "units":0,"revenue":{},"revision":0,"closed_at":null,"stock_closed_at":"2025-03-30T21:00:01Z",\
                "updated_at":"2025-03-30T21:00:01Z","version":1}"""));
        streamsApp.answer("report-shards", query -> ReportFixture.items(shard(ReportFixture.partition(query))));

        assertThat(api.get(DAILY + DATE + "?limit=1").text()).startsWith("""
                {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"open","orders":3,\
                "orders_by_status":{"pending":1,"processed":2,"failed":0,"cancelled":0},"units":7,\
                "revenue":[{"currency":"EUR","amount":0.10},{"currency":"RUB","amount":30.00}],"revision":0,\
                "closed_at":null,"updated_at":"2025-03-30T22:00:00Z","rows":{"items":[{"id":64,""");
    }

    /** The second has told its rows already: the day is final when all have. */
    private static Stream<String> shard(int partition) {
        return switch (partition) {
            case 1 -> Stream.of("""
                    {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"OPEN","orders":2,\
                    "orders_by_status":{"pending":1,"processed":1},"units":4,"revenue":{"RUB":"10.0000","EUR":"0.1000",\
                    "USD":"1.0000"},"revision":0,"closed_at":null,"stock_closed_at":null,\
                    "updated_at":"2025-03-30T20:00:00Z","version":4}""");
            case 2 -> Stream.of("""
                    {"report_date":"2025-03-30","zone":"Europe/Moscow","state":"FINAL","orders":1,\
                    "orders_by_status":{"pending":0,"processed":1},"units":3,"revenue":{"RUB":"20.0000","USD":"-1.0000"},\
                    "revision":0,"closed_at":"2025-03-30T21:00:00Z","stock_closed_at":null,\
                    "updated_at":"2025-03-30T22:00:00Z","version":3}""");
            default -> Stream.empty();
        };
    }

    /** Nothing is certain only behind everything that is on the topics. */
    @Test
    void shouldWaitBeforeItSaysThatNothingHappened() {
        streamsApp.answer(
                "report-shards",
                query -> ReportFixture.items(
                        query.containsKey("fresh") ? shard(ReportFixture.partition(query)) : Stream.empty()));
        streamsApp.answer(
                "report-rows",
                query -> query.containsKey("fresh")
                        ? ReportFixture.rows(query, 3)
                        : ReportFixture.items(Stream.empty()));

        Answer answer = api.get(DAILY + DATE);

        assertThat(answer.at("/orders")).isEqualTo("3");
        assertThat(answer.json().at("/rows/items").size()).isEqualTo(3);
        assertThat(api.get("/report?report_date=" + DATE).json().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 100})
    void shouldPageWhatWasSold(int limit) {
        ReportFixture.store(streamsApp, 1);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = api.get(DAILY + DATE + "/skus?limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(sku -> seen.add(
                            sku.at("/currency").stringValue() + sku.at("/sku").stringValue()
                                    + " " + sku.at("/orders").intValue() + " "
                                    + sku.at("/units").intValue()
                                    + " " + sku.at("/revenue").decimalValue()));
            String next = page.at("/next");
            cursor = next.equals("null") ? null : "&cursor=" + next;
        }

        assertThat(seen)
                .as("SKU-1 was sold in orders of all shards")
                .containsExactly(
                        "EURSKU-1 4 8 20.2",
                        "EURSKU-2 1 2 5.05",
                        "EURSKU-3 1 2 5.05",
                        "RUBSKU-1 4 8 20.2",
                        "RUBSKU-2 1 2 5.05",
                        "RUBSKU-3 1 2 5.05");
    }

    @Test
    void shouldTellWhatChanged() {
        streamsApp.answer(
                "report-revisions", query -> ReportFixture.items(Stream.of("""
                {"report_date":"2025-03-30","revision":1,"order_id":"order-64","row_id":64,"before":null,"after":%s,\
                "revised_at":"2025-03-31T08:00:00Z"}""".formatted(ReportFixture.entry(64)))));
        Answer answer = api.get(DAILY + DATE + "/revisions");

        assertThat(answer.text()).isEqualTo("""
                {"items":[{"revision":1,"order_id":"order-64","before":null,"after":{"id":64,"order_id":"order-64",\
                "status":"processed","count_product":3,"currency":"RUB","amount":0.10,\
                "created_at":"2025-03-30T10:00:00.120Z","report_at":"2025-03-30T10:00:00.310Z"},\
                "revised_at":"2025-03-31T08:00:00Z"}],"next":null}""");
    }

    @ParameterizedTest
    @CsvSource({
        "/report?report_date=2999-01-01,report_date,2999-01-01,must not be in the future: today is 20",
        "/report?report_date=2025-02-29,report_date,2025-02-29,must be a date such as 20",
        "/report?report_date=today,report_date,today,must be a date such as 20",
        "/report?report_date=%2B2025-01-01,report_date,+2025-01-01,must be a date such as 20",
        "/report?report_date=%D9%A2025-01-01,report_date,٢025-01-01,must be a date such as 20",
        "/api/v1/reports/daily/2999-01-01,date,2999-01-01,must not be in the future: today is 20",
        "/api/v1/reports/daily/2025-1-1/skus,date,2025-1-1,must be a date such as 20",
        "/api/v1/reports/daily/..%2F..%2Fusers/revisions,date,../../users,must be a date such as 20",
        "/api/v1/reports/stock/9999-12-31,date,9999-12-31,must not be in the future: today is 20",
        "/api/v1/reports/stock/2025-01-01?format=xml,format,xml,'must be one of json, csv, pdf'",
        "/api/v1/reports/daily/2025-01-01?format=PDF,format,PDF,'must be one of json, csv, pdf'",
        "/api/v1/reports/daily/2025-01-01?limit=101,limit,101,must be a whole number from 1 to 100"
    })
    void shouldNameWhatIsWrong(String path, String field, String value, String message) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("invalid_field");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(answer.at("/errors/0/value")).isEqualTo(value);
        assertThat(answer.at("/errors/0/message")).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/reports/daily/2025-03-30?cursor=!!",
                // report-rows-1, another date
                "/api/v1/reports/daily/2025-03-30?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTI5ADY0",
                // report-rows-1, -1
                "/api/v1/reports/daily/2025-03-30?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTMwAC0x",
                // report-rows-1, 9999999999999999999
                "/api/v1/reports/daily/2025-03-30?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTMwADk5OTk5OTk5OTk5OTk5OTk5OTk",
                // report-rows-1
                "/api/v1/reports/daily/2025-03-30/skus?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTMwADY0",
                // report-skus-1, RUB, nothing
                "/api/v1/reports/daily/2025-03-30/skus?cursor=cmVwb3J0LXNrdXMtMQAyMDI1LTAzLTMwAFJVQgA",
                "/api/v1/reports/daily/2025-03-30/revisions?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTMwADY0",
                "/api/v1/reports/stock/2025-03-30?cursor=cmVwb3J0LXJvd3MtMQAyMDI1LTAzLTMwADY0"
            })
    void shouldRefuseACursorThatThisListNeverGave(String path) {
        ReportFixture.store(streamsApp, 3);
        Answer answer = api.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("cursor");
        assertThat(streamsApp.count("report-rows") + streamsApp.count("report-totals"))
                .isZero();
    }

    @Test
    void shouldSayThatTheStoreMoves() {
        streamsApp.answer("report-rows", query -> Reply.moving());

        for (String path : List.of("/report?report_date=" + DATE, DAILY + DATE)) {
            Answer answer = api.get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.at("/code")).isEqualTo("store_moving");
            assertThat(answer.header("Retry-After")).contains("1");
        }
    }
}
