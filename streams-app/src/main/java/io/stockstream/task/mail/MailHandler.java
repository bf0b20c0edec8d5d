package io.stockstream.task.mail;

import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import jakarta.mail.MessagingException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Creates a mail from the payload and sends it. */
abstract sealed class MailHandler implements TaskHandler permits NotificationHandler, OrderNotificationHandler {

    /** Above all that the time-outs of one mail add up to. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final String type;
    private final Mailer mailer;

    MailHandler(String type, Mailer mailer) {
        this.type = type;
        this.mailer = mailer;
    }

    /** The mail that the work asks for. */
    abstract Mail mail(TaskWork work) throws PermanentTaskException;

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final TaskQueue queue() {
        return TaskQueue.PRIORITY;
    }

    @Override
    public final Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    public final JsonNode handle(TaskWork work) throws PermanentTaskException, MessagingException {
        Mail mail = mail(work);
        mailer.send(mail);
        return JsonNodeFactory.instance.objectNode().put("message_id", mail.messageId());
    }
}
