package io.stockstream.streams.effect.mail;

import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskWork;

/** Sends {@code message} to {@code email}. */
final class NotificationHandler extends MailHandler {

    NotificationHandler(Mailer mailer) {
        super("notification", mailer);
    }

    @Override
    Mail mail(TaskWork work) throws PermanentTaskException {
        Payload payload = new Payload(work.payload());
        return new Mail(work.taskId(), payload.text("email"), "Notification", payload.text("message") + "\n");
    }
}
