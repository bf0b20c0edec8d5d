package io.stockstream.streams.effect.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Tells once that the cache cannot be written, and once that it can again. */
final class OutageLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final AtomicBoolean away = new AtomicBoolean();

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
                    "Redis cannot be written ({}); stock:{sku} stands still until it can, reads go on from the stores",
                    cause.toString());
        }
    }

    /** A batch was written. */
    void written() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis can be written again; stock:{sku} catches up");
        }
    }
}
