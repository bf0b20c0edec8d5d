package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry client with a plain map before its own cache, for the two lookups that serdes make with every record.
 * The client's cache keeps an access order, which all threads write: it took a seventh of the processor time of
 * {@code streams-app} (docs/adr/0028-topologies-nobody-waits-for.md). Ids never change and are as few as the schemas,
 * so nothing has to be evicted.
 */
final class RememberingRegistryClient extends CachedSchemaRegistryClient {

    private final Map<Written, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Read, ParsedSchema> schemas = new ConcurrentHashMap<>();

    /** The raw schema remembers its hash and is the same object for every record of a class. */
    private record Written(String subject, Object rawSchema, boolean normalize) {}

    private record Read(String subject, int id) {}

    RememberingRegistryClient(List<String> urls, int capacity, Map<String, ?> settings) {
        super(urls, capacity, settings);
    }

    @Override
    public int getId(String subject, ParsedSchema schema, boolean normalize) throws IOException, RestClientException {
        Written key = new Written(subject, schema.rawSchema(), normalize);
        Integer known = ids.get(key);
        if (known == null) {
            known = super.getId(subject, schema, normalize);
            ids.put(key, known);
        }
        return known;
    }

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subjectOrNull, int id) throws IOException, RestClientException {
        Read key = new Read(subjectOrNull, id);
        ParsedSchema known = schemas.get(key);
        if (known == null) {
            known = super.getSchemaBySubjectAndId(subjectOrNull, id);
            schemas.put(key, known);
        }
        return known;
    }

    @Override
    public synchronized void reset() {
        super.reset();
        ids.clear();
        schemas.clear();
    }
}
