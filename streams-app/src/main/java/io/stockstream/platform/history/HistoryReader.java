package io.stockstream.platform.history;

import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.schema.UndecidableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records of the topics that the history copies. */
final class HistoryReader {

    private final Map<String, Deserializer<? extends SpecificRecord>> values = new LinkedHashMap<>();

    HistoryReader(AvroSerdes serdes) {
        add(serdes, Topics.ORDERS);
        add(serdes, Topics.ORDER_DECISIONS);
        add(serdes, Topics.STOCK_MOVEMENTS);
        add(serdes, Topics.TASKS);
    }

    /** Strict: an enum symbol of a newer release is not to be kept as another. */
    private <V extends SpecificRecord> void add(AvroSerdes serdes, Topic<?, V> topic) {
        values.put(topic.name(), PatientSerde.of(serdes.value(topic).deserializer()));
    }

    /** Names of the topics. */
    List<String> topics() {
        return List.copyOf(values.keySet());
    }

    /**
     * The row of a record; empty when it makes none. What is forgotten has a record without a value, and its rows stay.
     *
     * @throws UnreadableException when no attempt could read it
     * @throws SerializationException when another attempt may
     */
    Optional<HistoryRow> row(ConsumerRecord<byte[], byte[]> incoming) throws UnreadableException {
        if (incoming.value() == null) {
            return Optional.empty();
        }
        return HistoryRows.of(read(incoming), new HistoryRow.Place(incoming.partition(), incoming.offset()));
    }

    private SpecificRecord read(ConsumerRecord<byte[], byte[]> incoming) throws UnreadableException {
        try {
            return values.get(incoming.topic()).deserialize(incoming.topic(), incoming.value());
        } catch (UndecidableException e) {
            throw e;
        } catch (SerializationException e) {
            if (RegistryFailures.isOutage(e)) {
                throw e;
            }
            throw new UnreadableException(e);
        }
    }

    /** The bytes of a record are none of its topic. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(SerializationException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
