package io.stockstream.catalogue.request;

import io.stockstream.schema.RegistryFailures;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.springframework.kafka.listener.MessageListener;

/**
 * Handles the records of one topic. Bytes are decoded here and not by the consumer, to distinguish a registry outage
 * from an unreadable record. When it throws, the record is retried for ever.
 */
final class RequestListener implements MessageListener<byte[], byte[]> {

    private final Deserializer<? extends SpecificRecord> deserializer;
    private final RequestHandler handler;
    private final DeadLetterSender letters;
    private final OutageLog outages;

    RequestListener(
            Deserializer<? extends SpecificRecord> deserializer,
            RequestHandler handler,
            DeadLetterSender letters,
            OutageLog outages) {
        this.deserializer = deserializer;
        this.handler = handler;
        this.letters = letters;
        this.outages = outages;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            carryOut(record, read(record));
        } catch (RejectedRequestException e) {
            // Nothing to note: an unreadable record has no request id.
            letters.send(record, e.code(), e);
        }
        outages.worked();
    }

    private void carryOut(ConsumerRecord<byte[], byte[]> record, Request request) {
        try {
            handler.handle(record.topic(), Instant.ofEpochMilli(record.timestamp()), request);
        } catch (RejectedRequestException e) {
            letters.send(record, e.code(), e);
            // Only now: where the letter is not sure, the request has to come here again.
            handler.noteRejected(record.topic(), Instant.ofEpochMilli(record.timestamp()), request);
        }
    }

    private Request read(ConsumerRecord<byte[], byte[]> record) throws RejectedRequestException {
        if (record.value() == null) {
            throw RejectedRequestException.invalid("a request without a value asks for nothing");
        }
        try {
            return Request.of(deserializer.deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            // Not only those of Kafka: bytes that end too early show as those of the buffer, another record as those of
            // the cast.
            if (RegistryFailures.isOutage(e)) {
                throw e;
            }
            throw new RejectedRequestException("undeserializable", "The bytes are no request", e);
        }
    }
}
