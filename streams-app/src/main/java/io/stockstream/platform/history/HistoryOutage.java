package io.stockstream.platform.history;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Logs once that the history cannot be written, and once that it can again. */
final class HistoryOutage implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryOutage.class);

    private final AtomicBoolean away = new AtomicBoolean();

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> failed, Exception error, int attempt) {
        begin(error);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> failed, Exception error, int attempt) {
        begin(error);
    }

    private void begin(Exception error) {
        if (away.compareAndSet(false, true)) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            LOG.warn(
                    "The history cannot be written ({}); it goes on where it stopped once it can. Nothing else waits, but no horizon moves until then",
                    cause.toString());
        }
    }

    /** A batch was written. */
    void over() {
        if (away.compareAndSet(true, false)) {
            LOG.info("The history can be written again and catches up");
        }
    }

    /** Whether it lasts: 1 or 0. */
    int lasts() {
        return away.get() ? 1 : 0;
    }
}
