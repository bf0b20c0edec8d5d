package io.stockstream.task.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The handlers that send mail, wherever workers run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Mailer mailer(MailProperties properties) {
        if (properties.host().isBlank()) {
            LOG.warn(
                    "SMTP_HOST is not set: no mail can be sent, and tasks that send one are tried again until they fail");
        }
        return new Mailer(properties);
    }

    @Bean
    NotificationHandler notificationHandler(Mailer mailer) {
        return new NotificationHandler(mailer);
    }

    @Bean
    OrderNotificationHandler orderNotificationHandler(Mailer mailer) {
        return new OrderNotificationHandler(mailer);
    }
}
