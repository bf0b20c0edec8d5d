package io.stockstream.task.mail;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;

/** Sends {@code message} to {@code email}. */
final class NotificationHandler extends MailHandler {

    NotificationHandler(Mailer mailer) {
        super("notification", mailer);
    }

    @Override
    public String description() {
        return "Mails a message to one address.";
    }

    @Override
    public String payloadSchema() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "email": {"type": "string", "maxLength": 254, "pattern": "@", "description": "One e-mail address"},
                    "message": {"type": "string", "maxLength": 10000, "pattern": "\\\\S", "description": "Text of the mail"}
                  },
                  "required": ["email", "message"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    Mail mail(TaskWork work) throws PermanentTaskException {
        Payload payload = new Payload(work.payload());
        return new Mail(work.taskId(), payload.text("email"), "Notification", payload.text("message") + "\n");
    }
}
