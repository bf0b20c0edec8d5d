package io.stockstream.catalogue.request;

import io.stockstream.schema.DeadLetters;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Logs once that requests cannot be carried out, and once that they can again. */
final class OutageLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final String topic;
    private final AtomicBoolean away = new AtomicBoolean();

    OutageLog(String topic) {
        this.topic = topic;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> failed, Exception error, int attempt) {
        if (away.compareAndSet(false, true)) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            LOG.warn(
                    "Requests on {} cannot be carried out ({}); they wait and are tried again, none is lost",
                    topic,
                    DeadLetters.message(cause));
        }
    }

    /** A request came through. */
    void worked() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Requests on {} are carried out again", topic);
        }
    }
}
