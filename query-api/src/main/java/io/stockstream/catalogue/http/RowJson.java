package io.stockstream.catalogue.http;

import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.table.Table;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows as text in Redis: the public JSON and the version behind it, compact, and with prices as exact as they came. */
final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RowJson() {}

    static String text(Versioned row) {
        ObjectNode json = row.json().deepCopy();
        row.version().ifPresent(version -> json.put(CatalogueJson.VERSION, version));
        return MAPPER.writeValueAsString(json);
    }

    /** The row of a text; empty when it is another one or none, as after a hand-made SET in Redis. */
    static Optional<Versioned> parse(Table table, Object id, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return table.isRow(node, id) ? Optional.of(versioned((ObjectNode) node)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Versioned versioned(ObjectNode json) {
        JsonNode version = json.remove(CatalogueJson.VERSION);
        boolean isNumber = version != null && version.isIntegralNumber() && version.canConvertToLong();
        return new Versioned(json, isNumber ? OptionalLong.of(version.longValue()) : OptionalLong.empty());
    }
}
