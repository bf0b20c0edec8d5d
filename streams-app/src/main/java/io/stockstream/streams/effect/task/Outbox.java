package io.stockstream.streams.effect.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;

/** Sends what workers have to say, and knows what Kafka has confirmed. */
final class Outbox implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Duration limit;
    private final Patience patience;

    /**
     * @param limit how long Kafka may take for a record until it is sent again; above the producer's own
     * @param patience for an outage of Kafka or of the schema registry
     */
    Outbox(Producer<byte[], byte[]> producer, Duration limit, Patience patience) {
        this.producer = producer;
        this.limit = limit;
        this.patience = patience;
    }

    /** A record, made anew for each time that it is sent: to make it may need the schema registry. */
    interface Message extends Supplier<ProducerRecord<byte[], byte[]>> {}

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
            sending.answer = producer.send(message.get());
        } catch (InterruptException e) {
            boolean unused = Thread.interrupted();
            throw (InterruptedException) new InterruptedException("Interrupted while sending").initCause(e);
        } catch (RuntimeException e) {
            // Then confirm sends it, with patience.
            sending.answer = null;
        }
        return sending;
    }

    /** Returns when Kafka has all of them; what it does not confirm is sent again. Readers bear repeats. */
    void confirm(List<Sending> sendings) throws InterruptedException {
        for (Sending sending : sendings) {
            boolean unused = patience.call(() -> isConfirmed(sending));
        }
    }

    private boolean isConfirmed(Sending sending) throws InterruptedException {
        Future<RecordMetadata> answer = sending.answer == null ? producer.send(sending.message.get()) : sending.answer;
        // Whatever the answer is: the next time it is sent anew.
        sending.answer = null;
        try {
            answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not confirm a record", e);
        }
    }

    @Override
    public void close() {
        producer.close(limit);
    }
}
