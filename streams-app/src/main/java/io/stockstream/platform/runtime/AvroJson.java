package io.stockstream.platform.runtime;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Avro records as plain JSON: fields by their schema names, times in RFC 3339, no marks for unions. */
public final class AvroJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroJson() {}

    /** The record as an object. */
    public static ObjectNode of(SpecificRecord record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), node(record.get(field.pos())));
        }
        return object;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SpecificRecord nested -> of(nested);
            case Collection<?> many -> array(many);
            case Map<?, ?> byName -> object(byName);
            case Instant time -> NODES.stringNode(time.toString());
            case Long number -> NODES.numberNode(number);
            case Integer number -> NODES.numberNode(number);
            case BigDecimal amount -> NODES.numberNode(amount);
            case Boolean truth -> NODES.booleanNode(truth);
            case Enum<?> symbol -> NODES.stringNode(symbol.name());
            case CharSequence text -> NODES.stringNode(text.toString());
            default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
        };
    }

    /** By name, so that equal maps give equal texts. */
    private static ObjectNode object(Map<?, ?> byName) {
        ObjectNode object = NODES.objectNode();
        new TreeMap<>(byName).forEach((name, value) -> object.set(name.toString(), node(value)));
        return object;
    }

    private static ArrayNode array(Collection<?> many) {
        ArrayNode array = NODES.arrayNode();
        many.forEach(value -> array.add(node(value)));
        return array;
    }
}
