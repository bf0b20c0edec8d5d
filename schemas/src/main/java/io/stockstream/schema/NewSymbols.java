package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Finds enum symbols of newer releases in records. Avro reads such a symbol as the enum's default, as if the writer had
 * meant it. Only records whose writer schema has such symbols are decoded; of all others only the schema id is read.
 */
final class NewSymbols {

    private static final byte WITH_ID = 0;
    private static final int HEADER = 1 + Integer.BYTES;

    private final SchemaRegistryClient client;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<Integer, Optional<Schema>> writersWithMore = new ConcurrentHashMap<>();

    NewSymbols(SchemaRegistryClient client, Class<?> type) {
        this.client = client;
        collect(SpecificData.get().getSchema(type), known, new HashSet<>());
    }

    /**
     * Does nothing when all symbols are known.
     *
     * @param bytes in the Confluent wire format; may be {@code null}
     * @throws UndecidableException naming enum and symbol
     */
    void refuseIn(String topic, byte[] bytes) {
        if (bytes == null || bytes.length < HEADER || bytes[0] != WITH_ID) {
            return;
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Optional<Schema> writer = writersWithMore.get(id);
        if (writer == null) {
            writer = Optional.of(schema(topic, id)).filter(this::hasMore);
            writersWithMore.put(id, writer);
        }
        writer.ifPresent(schema -> refuse(topic, decode(topic, bytes, schema)));
    }

    private boolean hasMore(Schema writer) {
        Map<String, Set<String>> written = new HashMap<>();
        collect(writer, written, new HashSet<>());
        return written.entrySet().stream()
                .anyMatch(type -> known.containsKey(type.getKey())
                        && !known.get(type.getKey()).containsAll(type.getValue()));
    }

    private Schema schema(String topic, int id) {
        try {
            ParsedSchema schema = client.getSchemaById(id);
            return (Schema) schema.rawSchema();
        } catch (RestClientException | IOException e) {
            throw new SerializationException(
                    "The schema registry did not give schema %d of %s".formatted(id, topic), e);
        }
    }

    private static Object decode(String topic, byte[] bytes, Schema writer) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            return new GenericDatumReader<>(writer).read(null, decoder);
        } catch (IOException e) {
            throw new SerializationException("A record of %s cannot be read".formatted(topic), e);
        }
    }

    private void refuse(String topic, Object value) {
        switch (value) {
            case GenericEnumSymbol<?> symbol -> {
                String type = symbol.getSchema().getFullName();
                Set<String> symbols = known.get(type);
                if (symbols != null && !symbols.contains(symbol.toString())) {
                    throw new UndecidableException(
                            "A newer release wrote the symbol %s of %s to %s, which this release does not know. Start that release, or a newer one, everywhere"
                                    .formatted(symbol, type, topic),
                            null);
                }
            }
            case IndexedRecord nested ->
                nested.getSchema().getFields().forEach(field -> refuse(topic, nested.get(field.pos())));
            case Collection<?> many -> many.forEach(each -> refuse(topic, each));
            case Map<?, ?> byName -> byName.values().forEach(each -> refuse(topic, each));
            case null, default -> {}
        }
    }

    private static void collect(Schema schema, Map<String, Set<String>> enums, Set<String> seen) {
        switch (schema.getType()) {
            case ENUM -> enums.put(schema.getFullName(), Set.copyOf(schema.getEnumSymbols()));
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> collect(field.schema(), enums, seen));
                }
            }
            case ARRAY -> collect(schema.getElementType(), enums, seen);
            case MAP -> collect(schema.getValueType(), enums, seen);
            case UNION -> schema.getTypes().forEach(type -> collect(type, enums, seen));
            default -> {}
        }
    }
}
