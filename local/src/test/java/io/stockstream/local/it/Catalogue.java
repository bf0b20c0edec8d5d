package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue's rows as the tables have them and as the stores have them, key by key. */
final class Catalogue {

    static final List<String> TABLES = List.of("users", "addresses", "products", "warehouses");

    private static final int PAGE = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalSystem system;

    Catalogue(LocalSystem system) {
        this.system = system;
    }

    /** Everything but the times, which PostgreSQL words in another way; the version tells as much. */
    Map<String, String> inTable(String table) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        String query = "SELECT (to_jsonb(t) - 'created_at' - 'updated_at')::text FROM stockstream." + table + " t";
        for (String text : new Database(system).ask(query)) {
            ObjectNode row = (ObjectNode) JSON.readTree(text);
            // Columns that a test added, which no reader knows.
            row.propertyNames().stream()
                    .filter(name -> name.startsWith("extra"))
                    .toList()
                    .forEach(row::remove);
            rows.put(row.path("id").asString(), canonical(row));
        }
        return rows;
    }

    Map<String, String> inStores(String table) {
        Map<String, String> rows = new TreeMap<>();
        Rest store = new Rest(system.storeApiUrl("streams-app"));
        for (int partition = 0; partition < partitions(store); partition++) {
            String from = "";
            List<JsonNode> items;
            do {
                String path = "/store/catalogue-list?partition=%d&table=%s&limit=%d%s"
                        .formatted(partition, table, PAGE, from.isEmpty() ? "" : "&from=" + from);
                items = store.get(path).body().path("items").valueStream().toList();
                for (JsonNode item : items) {
                    ObjectNode row = (ObjectNode) item.path("row");
                    row.remove(List.of("created_at", "updated_at"));
                    row.set("version", item.path("version"));
                    from = row.path("id").asString();
                    rows.put(from, canonical(row));
                }
            } while (items.size() == PAGE);
        }
        return rows;
    }

    /** The total as lists tell it, which the topology counts beside the rows. */
    long counted(String table) {
        Rest store = new Rest(system.storeApiUrl("streams-app"));
        long total = 0;
        for (int partition = 0; partition < partitions(store); partition++) {
            String path = "/store/catalogue-counts?partition=%d&table=%s".formatted(partition, table);
            for (JsonNode bucket : store.get(path).body().path("items")) {
                total += bucket.path("count").asLong();
            }
        }
        return total;
    }

    private static int partitions(Rest store) {
        return store.get("/store/owners")
                .body()
                .at("/stores/catalogue-list/partitions")
                .intValue();
    }

    private static String canonical(ObjectNode row) {
        Map<String, String> sorted = new TreeMap<>();
        row.properties().forEach(field -> sorted.put(field.getKey(), text(field.getValue())));
        return sorted.toString();
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber() || value.isIntegralNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
