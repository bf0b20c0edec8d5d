package io.stockstream.task.mail;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;

/** Notifies the customer of an order's outcome. */
final class OrderNotificationHandler extends MailHandler {

    OrderNotificationHandler(Mailer mailer) {
        super("order_notification", mailer);
    }

    @Override
    public String description() {
        return "Mails a buyer that an order was processed or could not be met.";
    }

    @Override
    public String payloadSchema() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "order_id": {"type": "string", "maxLength": 200, "pattern": "\\\\S"},
                    "email": {"type": "string", "maxLength": 254, "pattern": "@", "description": "Address of the buyer"},
                    "status": {"enum": ["processed", "failed"]},
                    "reason": {"type": ["string", "null"], "maxLength": 200, "description": "Why it failed, as in the order"},
                    "total": {"type": ["string", "null"], "maxLength": 50, "description": "Decimal text"},
                    "currency": {"type": ["string", "null"], "maxLength": 10},
                    "invoice_number": {"type": ["string", "null"], "maxLength": 100},
                    "lines": {
                      "type": "array",
                      "maxItems": 50,
                      "items": {
                        "type": "object",
                        "properties": {
                          "sku": {"type": ["string", "null"], "maxLength": 1000},
                          "product_id": {"type": ["integer", "null"]},
                          "quantity": {"type": "integer"},
                          "available": {"type": ["integer", "null"]}
                        },
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": ["order_id", "email", "status"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public boolean internal() {
        return true;
    }

    @Override
    Mail mail(TaskWork work) throws PermanentTaskException {
        Payload payload = new Payload(work.payload());
        OrderLetter letter = OrderLetter.of(payload);
        return new Mail(work.taskId(), payload.text("email"), letter.subject(), letter.text());
    }
}
