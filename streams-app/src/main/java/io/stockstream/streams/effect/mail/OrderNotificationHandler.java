package io.stockstream.streams.effect.mail;

import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskWork;

/** Tells a buyer how an order ended. */
final class OrderNotificationHandler extends MailHandler {

    OrderNotificationHandler(Mailer mailer) {
        super("order_notification", mailer);
    }

    @Override
    Mail mail(TaskWork work) throws PermanentTaskException {
        Payload payload = new Payload(work.payload());
        OrderLetter letter = OrderLetter.of(payload);
        return new Mail(work.taskId(), payload.text("email"), letter.subject(), letter.text());
    }
}
