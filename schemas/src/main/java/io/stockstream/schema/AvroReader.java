package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the values of one subject, and distinguishes an id that was never registered from a registry that has lost its
 * schemas: the former is the record's fault, the latter affects every record.
 *
 * @param <V> type of the values
 */
public final class AvroReader<V> implements Deserializer<V> {

    private final SchemaRegistryClient client;
    private final Deserializer<V> bytesReader;
    private final String subject;
    private final NewSymbols symbolsOrNull;

    private AvroReader(
            SchemaRegistryClient client, Deserializer<V> bytesReader, String subject, NewSymbols symbolsOrNull) {
        this.client = client;
        this.bytesReader = bytesReader;
        this.subject = subject;
        this.symbolsOrNull = symbolsOrNull;
    }

    /** A reader for one of our topics. */
    static <V> AvroReader<V> of(Topic<?, ?> topic, SchemaRegistryClient client, Deserializer<V> bytesReader) {
        return new AvroReader<>(client, bytesReader, topic.valueSubject(), new NewSymbols(client, topic.valueType()));
    }

    /**
     * A reader for values whose schemas others register, possibly not before the first value. A subject that set-up
     * always registers shows whether the registry has lost its schemas.
     */
    static <V> AvroReader<V> ofOthers(SchemaRegistryClient client, Deserializer<V> bytesReader) {
        return new AvroReader<>(client, bytesReader, Topics.ALL.getFirst().valueSubject(), null);
    }

    /**
     * Reads a value.
     *
     * @throws UndecidableException when the registry knows neither the schema of these bytes nor a subject that set-up
     *     registers
     */
    @Override
    public V deserialize(String topic, byte[] bytes) {
        try {
            return bytesReader.deserialize(topic, bytes);
        } catch (SerializationException e) {
            throw RegistryFailures.isUnknownSchema(e) ? lacking(e) : e;
        }
    }

    /**
     * The same for deciding topologies: rejects what an enum's default would hide.
     *
     * @return a reader that also throws {@link UndecidableException} when the record has an enum symbol unknown to this
     *     release
     */
    public Deserializer<V> strict() {
        if (symbolsOrNull == null) {
            return this;
        }
        return (topic, bytes) -> {
            V value = deserialize(topic, bytes);
            symbolsOrNull.refuseIn(topic, bytes);
            return value;
        };
    }

    private SerializationException lacking(SerializationException unknown) {
        try {
            client.getAllVersions(subject);
            return unknown;
        } catch (RestClientException e) {
            return RegistryFailures.isUnknownSchema(e)
                    ? new UndecidableException(
                            "The schema registry knows no schema of the subject %s: it is empty, or another one. Restore its database (ids have to stay the same) or correct SCHEMA_REGISTRY_URL"
                                    .formatted(subject),
                            unknown)
                    : new SerializationException("The schema registry did not answer for the subject " + subject, e);
        } catch (IOException e) {
            return new SerializationException("The schema registry did not answer for the subject " + subject, e);
        }
    }
}
