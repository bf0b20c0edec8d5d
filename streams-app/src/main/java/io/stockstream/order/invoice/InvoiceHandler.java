package io.stockstream.order.invoice;

import io.stockstream.documents.Invoice;
import io.stockstream.documents.InvoiceReader;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.UnreadableOrderException;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the invoice of the order that the task names. Repeating it is harmless: the parts of an order that an invoice
 * shows never change once it is processed, so every later version gives the same bytes.
 */
final class InvoiceHandler implements TaskHandler {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final OrderSource orders;
    private final InvoiceRenderer renderer;
    private final BiConsumer<String, byte[]> invoices;

    /**
     * @param invoices takes order id and PDF; throws when it cannot keep it
     */
    InvoiceHandler(OrderSource orders, InvoiceRenderer renderer, BiConsumer<String, byte[]> invoices) {
        this.orders = orders;
        this.renderer = renderer;
        this.invoices = invoices;
    }

    @Override
    public String type() {
        return "invoice";
    }

    @Override
    public String description() {
        return "Makes the PDF of an order's invoice and keeps it.";
    }

    @Override
    public String payloadSchema() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "order_id": {"type": "string", "description": "Names a processed order"},
                    "version": {
                      "type": "integer",
                      "minimum": 1,
                      "description": "Version of the order with which it was processed; the invoice is made of this or a newer one"
                    }
                  },
                  "required": ["order_id", "version"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public boolean internal() {
        return true;
    }

    @Override
    public TaskQueue queue() {
        return TaskQueue.INVOICES;
    }

    @Override
    public Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    public JsonNode handle(TaskWork work) throws PermanentTaskException, IOException, InterruptedException {
        Invoice invoice = read(order(work.payload()));
        byte[] pdf = renderer.render(invoice);
        invoices.accept(invoice.orderId(), pdf);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("invoice_number", invoice.number());
        result.put("bytes", pdf.length);
        return result;
    }

    private JsonNode order(JsonNode payload) throws PermanentTaskException, IOException, InterruptedException {
        JsonNode id = payload.path("order_id");
        JsonNode version = payload.path("version");
        if (!id.isString() || !version.isIntegralNumber() || !version.canConvertToLong()) {
            throw new PermanentTaskException("No invoice can be made: the payload must name order_id and version");
        }
        return orders.find(id.stringValue(), version.longValue())
                .orElseThrow(() -> new PermanentTaskException(
                        "No invoice can be made: there is no order %s".formatted(id.stringValue())));
    }

    private static Invoice read(JsonNode order) throws PermanentTaskException {
        try {
            return InvoiceReader.read(order);
        } catch (UnreadableOrderException e) {
            throw new PermanentTaskException("No invoice can be made: " + e.getMessage(), e);
        }
    }
}
