package io.stockstream.streams.effect.report;

import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.streams.report.BusinessCalendar;
import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskHandler;
import io.stockstream.streams.task.TaskWork;
import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Announces the end of a business day, which makes its report final. Repeating it changes nothing. */
final class ClosingHandler implements TaskHandler {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private static final String PAYLOAD_SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,\
            "properties":{"report_date":{"type":"string","format":"date",\
            "description":"The business day, which must be over; when missing, the day that was over when the task was asked for."}}}""";

    private final String type;
    private final String description;
    private final ReportKind kind;
    private final BusinessCalendar calendar;
    private final Closings closings;

    private ClosingHandler(
            String type, String description, ReportKind kind, BusinessCalendar calendar, Closings closings) {
        this.type = type;
        this.description = description;
        this.kind = kind;
        this.calendar = calendar;
        this.closings = closings;
    }

    /** Closes the report of the orders of a day. */
    static ClosingHandler ofOrders(BusinessCalendar calendar, Closings closings) {
        return new ClosingHandler(
                "daily_order_report",
                "Makes the order report of a business day final and publishes it",
                ReportKind.ORDERS,
                calendar,
                closings);
    }

    /** Closes the report of the stock at the end of a day. */
    static ClosingHandler ofStock(BusinessCalendar calendar, Closings closings) {
        return new ClosingHandler(
                "daily_stock_report",
                "Makes the stock report of a business day final",
                ReportKind.STOCK,
                calendar,
                closings);
    }

    @Override
    public String type() {
        return type;
    }

    /** What it does, for people. */
    @Override
    public String description() {
        return description;
    }

    /** JSON Schema of the payload. */
    @Override
    public String payloadSchema() {
        return PAYLOAD_SCHEMA;
    }

    @Override
    public boolean internal() {
        return true;
    }

    @Override
    public TaskQueue queue() {
        return TaskQueue.SYSTEM;
    }

    @Override
    public Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    public JsonNode handle(TaskWork work) throws Exception {
        LocalDate date = date(work);
        Instant end = calendar.end(date);
        if (work.requestedAt().isBefore(end)) {
            throw new PermanentTaskException(
                    "payload.report_date: the business day %s (%s) is not over before %s; ask again then"
                            .formatted(date, calendar.zone().getId(), end));
        }
        closings.tell(new DayClosed(date.toString(), kind, calendar.zone().getId(), work.requestedAt()));
        return JsonNodeFactory.instance.objectNode().put("report_date", date.toString());
    }

    private LocalDate date(TaskWork work) throws PermanentTaskException {
        JsonNode given = work.payload().path("report_date");
        if (given.isMissingNode() || given.isNull()) {
            return calendar.lastEnded(work.requestedAt());
        }
        return BusinessCalendar.read(given.isString() ? given.stringValue() : null)
                .orElseThrow(() -> new PermanentTaskException(
                        "payload.report_date must be a date such as 2026-11-21 (was %s)".formatted(cut(given))));
    }

    private static String cut(JsonNode given) {
        String text = given.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
