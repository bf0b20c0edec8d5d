package io.stockstream.report.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClosingHandlerTest {

    private static final BusinessCalendar NEW_YORK = new BusinessCalendar(ZoneId.of("America/New_York"));

    /** Midnight that ends the longest day of the year. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-02T05:00:00Z");

    private final JsonMapper json = new JsonMapper();
    private final List<DayClosed> told = new ArrayList<>();
    private final List<LocalDate> open = new ArrayList<>();
    private final ClosingHandler orders = ClosingHandler.ofOrders(
            NEW_YORK,
            told::add,
            date -> open.stream().filter(day -> day.isBefore(date)).toList());
    private final ClosingHandler stock = ClosingHandler.ofStock(NEW_YORK, told::add);

    @Test
    void shouldCloseTheDayThatIsOverAtMidnight() throws Exception {
        assertThat(handle(orders, "{}", MIDNIGHT).toString()).isEqualTo("{\"report_date\":\"2026-11-01\"}");
        handle(stock, "{\"report_date\":null}", MIDNIGHT.plusSeconds(3_600));

        assertThat(told)
                .containsExactly(
                        new DayClosed("2026-11-01", ReportKind.ORDERS, "America/New_York", MIDNIGHT),
                        new DayClosed("2026-11-01", ReportKind.STOCK, "America/New_York", MIDNIGHT.plusSeconds(3_600)));
    }

    @Test
    void shouldCloseTheDayBeforeWhenAMomentIsMissing() throws Exception {
        handle(orders, "{}", MIDNIGHT.minusMillis(1));

        assertThat(told).extracting(DayClosed::getReportDate).containsExactly("2026-10-31");
    }

    @Test
    void shouldAlsoCloseEarlierDaysThatNobodyClosed() throws Exception {
        open.add(LocalDate.parse("1970-01-01"));
        open.add(LocalDate.parse("2026-10-29"));
        open.add(LocalDate.parse("2026-11-01"));

        JsonNode result = handle(orders, "{}", MIDNIGHT);

        assertThat(result.toString())
                .isEqualTo("{\"report_date\":\"2026-11-01\",\"overdue\":[\"1970-01-01\",\"2026-10-29\"]}");
        assertThat(told)
                .allSatisfy(closing -> assertThat(closing.getClosedAt()).isEqualTo(MIDNIGHT))
                .extracting(DayClosed::getReportDate)
                .containsExactly("2026-11-01", "1970-01-01", "2026-10-29");
    }

    @Test
    void shouldCloseOnlyTheDayThatIsNamed() throws Exception {
        open.add(LocalDate.parse("2026-10-29"));

        handle(orders, "{\"report_date\":\"2026-11-01\"}", MIDNIGHT);

        assertThat(told).extracting(DayClosed::getReportDate).containsExactly("2026-11-01");
    }

    @Test
    void shouldTellTheSameWhenItIsTriedAgain() throws Exception {
        handle(orders, "{\"report_date\":\"2026-10-01\"}", MIDNIGHT);
        handle(orders, "{\"report_date\":\"2026-10-01\"}", MIDNIGHT);

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isEqualTo(told.getLast());
        assertThat(told.getFirst().getReportDate()).isEqualTo("2026-10-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02", "2026-11-03", "9999-12-31"})
    void shouldRefuseADayThatIsNotOver(String date) {
        assertThatThrownBy(() -> handle(orders, "{\"report_date\":\"%s\"}".formatted(date), MIDNIGHT))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessageContaining("payload.report_date")
                .hasMessageContaining(date)
                .hasMessageContaining("is not over before");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"2026-02-30\"'", "'\"tomorrow\"'", "20261101", "'{\"a\":1}'"})
    void shouldRefuseWhatIsNoDate(String value) {
        assertThatThrownBy(() -> handle(stock, "{\"report_date\":%s}".formatted(value), MIDNIGHT))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessageContaining("payload.report_date must be a date")
                .hasMessageContaining(value.substring(0, 4));
    }

    @Test
    void shouldDescribeItsPayload() {
        JsonNode schema = json.readTree(orders.payloadSchema());

        assertThat(schema.at("/properties/report_date/type").stringValue()).isEqualTo("string");
        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
        assertThat(orders.type()).isEqualTo("daily_order_report");
        assertThat(stock.type()).isEqualTo("daily_stock_report");
        assertThat(orders.description()).isNotEqualTo(stock.description());
    }

    @Test
    void shouldReturnWhenKafkaHasIt() throws Exception {
        try (MockProducer<String, DayClosed> kafka = producer(true)) {
            DayClosed closing = new DayClosed("2026-11-01", ReportKind.ORDERS, "America/New_York", MIDNIGHT);
            new KafkaClosings(kafka, Duration.ofSeconds(5)).tell(closing);

            assertThat(kafka.history()).singleElement().satisfies(record -> {
                assertThat(record.topic()).isEqualTo("reports.closings");
                assertThat(record.key()).isEqualTo("2026-11-01");
                assertThat(record.value()).isEqualTo(closing);
            });
        }
    }

    @Test
    void shouldFailWhenKafkaDoesNotConfirm() {
        try (MockProducer<String, DayClosed> kafka = producer(false)) {
            KafkaClosings closings = new KafkaClosings(kafka, Duration.ofMillis(1));
            DayClosed closing = new DayClosed("2026-11-01", ReportKind.ORDERS, "America/New_York", MIDNIGHT);

            assertThatThrownBy(() -> closings.tell(closing)).isInstanceOf(java.util.concurrent.TimeoutException.class);
            kafka.errorNext(new TimeoutException("gone"));
            kafka.sendException = new TimeoutException("away");
            assertThatThrownBy(() -> closings.tell(closing))
                    .isInstanceOfAny(ExecutionException.class, TimeoutException.class);
        }
    }

    private JsonNode handle(ClosingHandler handler, String payload, Instant requestedAt) throws Exception {
        return handler.handle(new TaskWork("t", json.readTree(payload), 1, requestedAt));
    }

    private static MockProducer<String, DayClosed> producer(boolean confirms) {
        return new MockProducer<>(
                confirms,
                new RoundRobinPartitioner(),
                new StringSerializer(),
                new AvroSerdes("mock://closings").value(Topics.REPORT_CLOSINGS).serializer());
    }
}
