package io.stockstream.order.topology;

import io.stockstream.money.Currencies;
import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.decide.OrderEffect;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records for tasks. Task ids follow from the order alone, so that a repeated request is recognized. */
public final class OrderTasks {

    /** Most lines in a notification; a longer e-mail helps no reader. */
    static final int MOST_LINES = 50;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OrderTasks() {}

    /** Notifies the customer that the order was processed or failed. */
    public static TaskRequested notification(Order order, Instant at) {
        ObjectNode payload = NODES.objectNode();
        payload.put("order_id", order.getOrderId());
        payload.put("email", order.getEmail());
        payload.put("status", word(order.getStatus()));
        payload.put("reason", word(order.getReason()));
        payload.put("total", total(order));
        payload.put("currency", order.getCurrency().isEmpty() ? null : order.getCurrency());
        payload.put("invoice_number", order.getInvoiceNumber());
        ArrayNode lines = payload.putArray("lines");
        order.getLines().stream().limit(MOST_LINES).forEach(line -> lines.add(json(line)));
        return new TaskRequested(
                "order:%s:notification:%s".formatted(order.getOrderId(), word(order.getStatus())),
                "order_notification",
                TaskQueue.PRIORITY,
                payload.toString(),
                at);
    }

    /**
     * Requests the invoice. The task names the order instead of containing it: an order may exceed the payload of a
     * task.
     */
    public static TaskRequested invoice(Order order, Instant at) {
        ObjectNode payload = NODES.objectNode();
        payload.put("order_id", order.getOrderId());
        payload.put("version", order.getVersion());
        return new TaskRequested(
                "order:%s:invoice".formatted(order.getOrderId()),
                "invoice",
                TaskQueue.INVOICES,
                payload.toString(),
                at);
    }

    /** Reports the outcome of a request. */
    static TaskReported report(OrderEffect.ReportTask report, Instant at) {
        ObjectNode result = NODES.objectNode();
        result.put("order_id", report.orderId());
        result.put("status", word(report.status()));
        if (report.reason() != null) {
            result.put("reason", word(report.reason()));
        }
        return TaskReported.newBuilder()
                .setTaskId(report.taskId())
                .setType(report.type())
                .setState(report.error() == null ? TaskState.SUCCEEDED : TaskState.FAILED)
                .setAttempt(1)
                .setAt(at)
                .setError(report.error())
                .setResultJson(result.toString())
                .build();
    }

    private static String total(Order order) {
        return order.getTotal() == null
                ? null
                : Currencies.shown(order.getTotal(), order.getCurrency()).toPlainString();
    }

    private static ObjectNode json(OrderLine line) {
        ObjectNode json = NODES.objectNode();
        json.put("sku", line.getSku());
        json.put("product_id", line.getProductId());
        json.put("quantity", line.getQuantity());
        json.put("available", line.getAvailable());
        return json;
    }

    private static String word(Enum<?> symbol) {
        return symbol == null ? null : symbol.name().toLowerCase(Locale.ROOT);
    }
}
