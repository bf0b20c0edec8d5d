package io.stockstream.streams.effect.invoice;

import io.stockstream.documents.Invoice;
import io.stockstream.documents.InvoiceReader;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.UnreadableOrderException;
import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskHandler;
import io.stockstream.streams.task.TaskWork;
import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the invoice of an order. Doing it twice is harmless: the same order gives the same bytes. */
final class InvoiceHandler implements TaskHandler {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final InvoiceRenderer renderer;
    private final BiConsumer<String, byte[]> invoices;

    /**
     * @param invoices takes order id and PDF; throws when it cannot keep it
     */
    InvoiceHandler(InvoiceRenderer renderer, BiConsumer<String, byte[]> invoices) {
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
                    "order": {
                      "type": "object",
                      "description": "The processed order as it is on orders.orders; fields that no invoice shows are passed over",
                      "properties": {
                        "order_id": {"type": "string"},
                        "invoice_number": {"type": "string"},
                        "processed_at": {"type": "string", "description": "RFC 3339"},
                        "email": {"type": ["string", "null"]},
                        "user_id": {"type": ["integer", "null"]},
                        "total": {"type": ["number", "string", "null"]},
                        "currency": {"type": "string"},
                        "lines": {
                          "type": "array",
                          "minItems": 1,
                          "items": {
                            "type": "object",
                            "properties": {
                              "sku": {"type": "string"},
                              "name": {"type": ["string", "null"]},
                              "quantity": {"type": "integer"},
                              "unit_price": {"type": ["number", "string", "null"]}
                            },
                            "required": ["sku", "quantity"]
                          }
                        }
                      },
                      "required": ["order_id", "invoice_number", "processed_at", "currency", "lines"]
                    }
                  },
                  "required": ["order"],
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
    public JsonNode handle(TaskWork work) throws PermanentTaskException {
        Invoice invoice = read(work.payload());
        byte[] pdf = renderer.render(invoice);
        invoices.accept(invoice.orderId(), pdf);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("invoice_number", invoice.number());
        result.put("bytes", pdf.length);
        return result;
    }

    private static Invoice read(JsonNode payload) throws PermanentTaskException {
        try {
            return InvoiceReader.read(payload == null ? null : payload.get("order"));
        } catch (UnreadableOrderException e) {
            throw new PermanentTaskException("No invoice can be made: " + e.getMessage(), e);
        }
    }
}
