package io.stockstream.report.closing;

import io.stockstream.report.DayClosed;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes them to reports.closings. */
final class KafkaClosings implements Closings, AutoCloseable {

    private final Producer<String, DayClosed> producer;
    private final Duration limit;

    /**
     * @param limit how long Kafka may take; above the producer's own
     */
    KafkaClosings(Producer<String, DayClosed> producer, Duration limit) {
        this.producer = producer;
        this.limit = limit;
    }

    @Override
    public void tell(DayClosed closing) throws Exception {
        producer.send(new ProducerRecord<>(Topics.REPORT_CLOSINGS.name(), closing.getReportDate(), closing))
                .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        producer.close(limit);
    }
}
