package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the schema of every topic, with the compatibility that the topic catalogue asks for. */
public final class SchemaRegistrar {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistrar.class);

    /** How topics.yaml marks a topic whose values have no schema in the registry, or one that is not checked. */
    private static final String NO_SCHEMA = "none";

    private static final String VALUE = "-value";

    private final SchemaRegistryClient client;

    public SchemaRegistrar(SchemaRegistryClient client) {
        this.client = client;
    }

    /**
     * Registers new schemas and leaves known ones. For topics whose schema others register, such as Debezium, it only
     * sets the compatibility, so that their schemas are checked from the first version on.
     *
     * @param compatibilityByTopic the compatibility of each topic's value schema, such as FULL_TRANSITIVE
     * @throws IllegalStateException when the registry refuses a schema, naming subject, reason and the way out
     * @throws UncheckedIOException when the registry cannot be reached
     */
    public void register(Map<String, String> compatibilityByTopic) {
        for (Topic<?, ?> topic : Topics.ALL) {
            register(topic, compatibilityByTopic.get(topic.name()));
        }
        Set<String> ours = Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet());
        compatibilityByTopic.forEach((topic, compatibility) -> {
            if (!ours.contains(topic) && !compatibility.equals(NO_SCHEMA)) {
                ask(topic + VALUE, compatibility, subject -> client.updateCompatibility(subject, compatibility));
            }
        });
    }

    private void register(Topic<?, ?> topic, String compatibility) {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        ask(topic.valueSubject(), compatibility, subject -> {
            client.updateCompatibility(subject, compatibility);
            int id = client.register(subject, new AvroSchema(schema));
            LOG.info("Schema {} is registered under subject {} as id {}", schema.getFullName(), subject, id);
        });
    }

    /** A call to the registry. */
    @FunctionalInterface
    private interface Call {
        void on(String subject) throws RestClientException, IOException;
    }

    private static void ask(String subject, String compatibility, Call call) {
        try {
            call.on(subject);
        } catch (RestClientException e) {
            if (e.getStatus() / 100 == 5) {
                throw new IllegalStateException(
                        "The schema registry could not answer for subject %s: %s. Look at its log, then run the set-up again."
                                .formatted(subject, e.getMessage()),
                        e);
            }
            throw new IllegalStateException(
                    "The registry refused the schema of subject %s (%s): %s. Make the change compatible (every new field needs a default; never rename or remove) or give the topic a new name."
                            .formatted(subject, compatibility, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema registry did not answer: " + e.getMessage(), e);
        }
    }
}
