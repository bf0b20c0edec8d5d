package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the schema of every topic, with the compatibility that the topic catalogue asks for. */
public final class SchemaRegistrar {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistrar.class);

    private final SchemaRegistryClient client;

    public SchemaRegistrar(SchemaRegistryClient client) {
        this.client = client;
    }

    /**
     * Registers what is new and leaves what is known.
     *
     * @param compatibilityByTopic the compatibility of each topic's value schema, such as FULL_TRANSITIVE
     * @throws IllegalStateException when the registry refuses a schema, naming subject, reason and the way out
     * @throws UncheckedIOException when the registry cannot be reached
     */
    public void register(Map<String, String> compatibilityByTopic) {
        for (Topic<?, ?> topic : Topics.ALL) {
            register(topic, compatibilityByTopic.get(topic.name()));
        }
    }

    private void register(Topic<?, ?> topic, String compatibility) {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        try {
            client.updateCompatibility(topic.valueSubject(), compatibility);
            int id = client.register(topic.valueSubject(), new AvroSchema(schema));
            LOG.info(
                    "Schema {} is registered under subject {} as id {}",
                    schema.getFullName(),
                    topic.valueSubject(),
                    id);
        } catch (RestClientException e) {
            if (e.getStatus() / 100 == 5) {
                throw new IllegalStateException(
                        "The schema registry could not answer for subject %s: %s. Look at its log, then run the set-up again."
                                .formatted(topic.valueSubject(), e.getMessage()),
                        e);
            }
            throw new IllegalStateException(
                    "The registry refused the schema of subject %s (%s): %s. Make the change compatible (every new field needs a default; never rename or remove) or give the topic a new name."
                            .formatted(topic.valueSubject(), compatibility, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema registry did not answer: " + e.getMessage(), e);
        }
    }
}
