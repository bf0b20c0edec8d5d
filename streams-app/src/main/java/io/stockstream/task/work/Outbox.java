package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what workers have to say, and knows what Kafka has confirmed. */
final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Producer<byte[], byte[]> producer;
    private final Duration limit;
    private final Patience patience;

    /**
     * @param limit how long to wait for Kafka's confirmation before sending a record again; above the producer's own
     *     time-out
     * @param patience for an outage of Kafka or of the schema registry
     */
    Outbox(Producer<byte[], byte[]> producer, Duration limit, Patience patience) {
        this.producer = producer;
        this.limit = limit;
        this.patience = patience;
    }

    /**
     * A record to send.
     *
     * @param record created anew for each attempt to send it: creating it may need the schema registry
     * @param instead the substitute when the record is too large for Kafka
     */
    record Message(
            Supplier<ProducerRecord<byte[], byte[]>> record,
            Optional<Supplier<ProducerRecord<byte[], byte[]>>> instead) {

        static Message of(Supplier<ProducerRecord<byte[], byte[]>> record) {
            return new Message(record, Optional.empty());
        }

        /** The same, with a smaller substitute in case it is too large. */
        Message or(Supplier<ProducerRecord<byte[], byte[]>> smaller) {
            return new Message(record, Optional.of(smaller));
        }
    }

    /** A record on its way. */
    static final class Sending {

        private final Message message;
        private Future<RecordMetadata> answer;

        private Sending(Message message) {
            this.message = message;
        }
    }

    /** Starts to send and does not wait; {@link #confirm} does. */
    Sending begin(Message message) throws InterruptedException {
        Sending sending = new Sending(message);
        try {
            sending.answer = producer.send(message.record().get());
        } catch (InterruptException e) {
            boolean unused = Thread.interrupted();
            throw (InterruptedException) new InterruptedException("Interrupted while sending").initCause(e);
        } catch (RuntimeException e) {
            // Then confirm sends it, with patience.
            sending.answer = null;
        }
        return sending;
    }

    /**
     * Returns when Kafka has confirmed all of them; unconfirmed ones are sent again. Readers tolerate repeats.
     *
     * @throws FailedCallException when Kafka was away for too long, or will never accept one of them
     */
    void confirm(List<Sending> sendings) throws FailedCallException, InterruptedException {
        for (Sending sending : sendings) {
            try {
                boolean unused = patience.call(() -> isConfirmed(sending));
            } catch (FailedCallException e) {
                if (e.kind() != FailureKind.OWN || sending.message.instead().isEmpty()) {
                    throw e;
                }
                LOG.warn("Kafka will never accept a record of a task; a smaller one replaces it: {}", e.getMessage());
                confirm(List.of(begin(Message.of(sending.message.instead().get()))));
            }
        }
    }

    private boolean isConfirmed(Sending sending) throws Exception {
        Future<RecordMetadata> answer =
                sending.answer == null ? producer.send(sending.message.record().get()) : sending.answer;
        // Whatever the answer is, the next attempt sends it again.
        sending.answer = null;
        answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    /** The patience with Kafka: how many calls wait for it, and since when it is away. */
    Patience patience() {
        return patience;
    }

    @Override
    public void close() {
        producer.close(limit);
    }
}
