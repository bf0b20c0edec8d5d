package io.stockstream.platform.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Logs once that the cache cannot be written, and once that it can again. */
final class OutageLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final String keys;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param keys which keys an executor keeps, for people
     */
    OutageLog(String keys) {
        this.keys = keys;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> failed, Exception error, int attempt) {
        tell(error);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> failed, Exception error, int attempt) {
        tell(error);
    }

    private void tell(Exception error) {
        if (away.compareAndSet(false, true)) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            LOG.warn(
                    "Redis cannot be written ({}); what it holds under {} is not renewed until it can, reads go on from the stores",
                    cause.toString(),
                    keys);
        }
    }

    /** A batch was written. */
    void written() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis can be written again; {} catch up", keys);
        }
    }
}
