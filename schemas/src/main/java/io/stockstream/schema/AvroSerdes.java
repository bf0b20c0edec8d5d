package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes in the Confluent wire format, all set up in one way: schemas are never registered by an application (the
 * set-up step does that), and a reader always gets the record class that its topic names, whatever writer schema the
 * bytes carry.
 */
public final class AvroSerdes {

    private static final int CACHED_SCHEMAS = 1_000;

    /** The client's default is a minute: too long for a waiting request, and for an open transaction. */
    private static final Map<String, Object> TIMEOUTS = Map.of(
            SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS,
            1_000,
            SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS,
            3_000);

    static {
        AvroLimits.set();
    }

    private final String registryUrl;
    private final SchemaRegistryClient client;

    /**
     * @param registryUrl base URL of a Confluent-compatible registry; a {@code mock://} URL gives an in-memory one in
     *     which serializers register schemas themselves, for tests
     */
    public AvroSerdes(String registryUrl) {
        this.registryUrl = registryUrl;
        this.client = isMock()
                ? MockSchemaRegistry.getClientForScope(registryUrl.substring("mock://".length()))
                : new RememberingRegistryClient(List.of(registryUrl), CACHED_SCHEMAS, TIMEOUTS);
    }

    /** The serde of the topic's values. */
    public <V extends SpecificRecord> Serde<V> value(Topic<?, V> topic) {
        return Serdes.serdeFrom(serializer(), AvroReader.of(topic, client, deserializer(topic.valueType())));
    }

    /** Reads values whose schema others decide, such as Debezium's: every record as it was written. */
    public Deserializer<GenericRecord> generic() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(client);
        deserializer.configure(Map.of(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl), false);
        return AvroReader.ofOthers(client, (topic, bytes) -> switch (deserializer.deserialize(topic, bytes)) {
            case null -> null;
            case GenericRecord row -> row;
            case Object other ->
                throw new SerializationException("Topic %s holds records, this is a %s"
                        .formatted(topic, other.getClass().getSimpleName()));
        });
    }

    /** The client that all serdes of this instance share. */
    public SchemaRegistryClient client() {
        return client;
    }

    @SuppressWarnings("unchecked") // The Confluent serializer takes any object and checks the type itself.
    private <V> Serializer<V> serializer() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(client);
        serializer.configure(
                Map.of(
                        AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
                        registryUrl,
                        AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS,
                        isMock()),
                false);
        return (Serializer<V>) serializer;
    }

    @SuppressWarnings("unchecked") // Holds because the value type is given in the configuration.
    private <V> Deserializer<V> deserializer(Class<V> type) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(client);
        deserializer.configure(
                Map.of(
                        AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl,
                        KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true,
                        KafkaAvroDeserializerConfig.SPECIFIC_AVRO_VALUE_TYPE_CONFIG, type),
                false);
        return (Deserializer<V>) deserializer;
    }

    private boolean isMock() {
        return registryUrl.startsWith("mock://");
    }
}
