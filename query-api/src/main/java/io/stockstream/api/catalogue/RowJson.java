package io.stockstream.api.catalogue;

import io.stockstream.api.table.Table;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows as text: compact, and with prices as exact as they came. */
final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RowJson() {}

    static String text(ObjectNode row) {
        return MAPPER.writeValueAsString(row);
    }

    /** The row of a text; empty when it is another one or none, as after a hand-made SET in Redis. */
    static Optional<ObjectNode> parse(Table table, Object id, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return table.isRow(node, id) ? Optional.of((ObjectNode) node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
