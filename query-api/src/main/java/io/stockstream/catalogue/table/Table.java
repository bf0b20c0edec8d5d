package io.stockstream.catalogue.table;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of the catalogue.
 *
 * @param path of the list in the API
 * @param name of the table, and of the list in JSON
 * @param one a row of it, in words and in cache keys
 * @param idKind how rows are named
 * @param fields what clients may set, in the order of the contract; the id comes before them, the times after
 * @param unique field by the constraint that says that its value is taken
 * @param references field by the constraint that says that it names nothing
 * @param computed fields that clients see but cannot set
 * @param showsVersion whether clients see the version of a row, behind its times
 * @param caching how rows are cached; empty when they are not
 */
public record Table(
        String path,
        String name,
        String one,
        IdKind idKind,
        List<Field> fields,
        Map<String, String> unique,
        Map<String, String> references,
        List<Computed> computed,
        boolean showsVersion,
        Optional<Caching> caching) {

    /**
     * How rows are cached.
     *
     * @param ttl how long an entry lives
     * @param refreshed whether a change writes the new row; else it only drops the old one
     */
    public record Caching(Duration ttl, boolean refreshed) {}

    /** The topic on which Debezium carries the changes of this table. */
    public String cdcTopic() {
        return "cdc." + name;
    }

    /** The key of a row in Redis, such as {@code user:1}. */
    public String cacheKey(Object id) {
        return one + ":" + id;
    }

    /** Whether clients may name a new row themselves. */
    public boolean hasGivenIds() {
        return idKind == IdKind.TEXT;
    }

    /**
     * Whether this is the whole row of that id, with values of the right types: what lies in a cache may have come from
     * anywhere.
     */
    public boolean isRow(JsonNode json, Object id) {
        return json instanceof ObjectNode row
                && idKind.isTypeOf(row.path("id"))
                && idKind.of(row).equals(id)
                && fields.stream().allMatch(field -> field.isIn(row))
                && row.path("created_at").isString()
                && (row.path("updated_at").isString() || row.path("updated_at").isNull());
    }

    /** The field of that name. */
    public Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }
}
