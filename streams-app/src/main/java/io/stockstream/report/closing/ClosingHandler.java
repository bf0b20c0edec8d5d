package io.stockstream.report.closing;

import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Announces the end of a business day, which makes its report final. Repeating it changes nothing. */
final class ClosingHandler implements TaskHandler {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private static final String PAYLOAD_SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,\
            "properties":{"report_date":{"type":"string","format":"date",\
            "description":"The business day, which must be over; when missing, the day that was over when the task was asked for, and earlier days that are still open."}}}""";

    private final String type;
    private final String description;
    private final ReportKind kind;
    private final BusinessCalendar calendar;
    private final Closings closings;
    private final OpenDays openDays;

    private ClosingHandler(
            String type,
            String description,
            ReportKind kind,
            BusinessCalendar calendar,
            Closings closings,
            OpenDays openDays) {
        this.type = type;
        this.description = description;
        this.kind = kind;
        this.calendar = calendar;
        this.closings = closings;
        this.openDays = openDays;
    }

    /**
     * Closes the report of the orders of a day. Where no day is named it also closes earlier days that nobody has
     * closed: the system was down at their midnight, or an order was placed in them long after it.
     */
    static ClosingHandler ofOrders(BusinessCalendar calendar, Closings closings, OpenDays openDays) {
        return new ClosingHandler(
                "daily_order_report",
                "Makes the order report of a business day final and publishes it",
                ReportKind.ORDERS,
                calendar,
                closings,
                openDays);
    }

    /**
     * Closes the report of the stock at the end of a day. Earlier days are final without it: nothing changes their
     * stock.
     */
    static ClosingHandler ofStock(BusinessCalendar calendar, Closings closings) {
        return new ClosingHandler(
                "daily_stock_report",
                "Makes the stock report of a business day final",
                ReportKind.STOCK,
                calendar,
                closings,
                date -> List.of());
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
        Optional<LocalDate> named = named(work);
        LocalDate date = named.orElseGet(() -> calendar.lastEnded(work.requestedAt()));
        Instant end = calendar.end(date);
        if (work.requestedAt().isBefore(end)) {
            throw new PermanentTaskException(
                    "payload.report_date: the business day %s (%s) is not over before %s; ask again then"
                            .formatted(date, calendar.zone().getId(), end));
        }
        close(date, work);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("report_date", date.toString());
        List<LocalDate> overdue = named.isPresent() ? List.of() : openDays.before(date);
        if (!overdue.isEmpty()) {
            ArrayNode closed = result.putArray("overdue");
            for (LocalDate day : overdue) {
                close(day, work);
                closed.add(day.toString());
            }
        }
        return result;
    }

    private void close(LocalDate date, TaskWork work) throws Exception {
        closings.tell(new DayClosed(date.toString(), kind, calendar.zone().getId(), work.requestedAt()));
    }

    private static Optional<LocalDate> named(TaskWork work) throws PermanentTaskException {
        JsonNode given = work.payload().path("report_date");
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = BusinessCalendar.read(given.isString() ? given.stringValue() : null);
        if (date.isEmpty()) {
            throw new PermanentTaskException(
                    "payload.report_date must be a date such as 2026-11-21 (was %s)".formatted(cut(given)));
        }
        return date;
    }

    private static String cut(JsonNode given) {
        String text = given.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
