package io.stockstream.catalogue;

import io.stockstream.money.Currencies;
import io.stockstream.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public JSON of the catalogue's rows, the same from every interface: REST, the store API, and (as compact text,
 * which {@code toString()} gives) Redis. It has no version, except for schedules: REST shows the version as
 * {@code ETag}, Redis keeps it behind the row. A price has the decimals of its currency, so whoever parses the JSON
 * again must read it as a decimal, not as a floating-point number.
 */
public final class CatalogueJson {

    /** Where the version of a row is put, behind the row. */
    public static final String VERSION = "version";

    private static final int MILLIS = 3;

    private static final JsonMapper PAYLOADS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CatalogueJson() {}

    /** A user. */
    public static ObjectNode of(User user) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", user.getId());
        json.put("username", user.getUsername());
        json.put("email", user.getEmail());
        json.put("description", user.getDescription());
        return times(json, user.getCreatedAt(), user.getUpdatedAt());
    }

    /** An address. */
    public static ObjectNode of(Address address) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", address.getId());
        json.put("user_id", address.getUserId());
        json.put("line", address.getLine());
        json.put("city", address.getCity());
        json.put("region", address.getRegion());
        json.put("postal_code", address.getPostalCode());
        json.put("country", address.getCountry());
        return times(json, address.getCreatedAt(), address.getUpdatedAt());
    }

    /** A product. */
    public static ObjectNode of(Product product) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", product.getId());
        json.put("sku", product.getSku());
        json.put("name", product.getName());
        json.put("description", product.getDescription());
        json.put("price", Currencies.shown(product.getPrice(), product.getCurrency()));
        json.put("currency", product.getCurrency());
        return times(json, product.getCreatedAt(), product.getUpdatedAt());
    }

    /** A warehouse. */
    public static ObjectNode of(Warehouse warehouse) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", warehouse.getId());
        json.put("name", warehouse.getName());
        json.put("location", warehouse.getLocation());
        return times(json, warehouse.getCreatedAt(), warehouse.getUpdatedAt());
    }

    /** A schedule, with its version, which shows whether its state reflects the row. */
    public static ObjectNode of(Schedule schedule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", schedule.getId());
        json.put("name", schedule.getName());
        json.put("cron", schedule.getCron());
        Long millis = schedule.getEveryMillis();
        json.put("every_seconds", millis == null ? null : seconds(BigDecimal.valueOf(millis, MILLIS)));
        json.put("zone", schedule.getZone());
        json.put("task_type", schedule.getTaskType());
        json.set("payload", payload(schedule.getPayload()));
        json.put("queue", schedule.getQueue());
        json.put("enabled", schedule.getEnabled());
        json.put("missed_runs", word(schedule.getMissedRuns()));
        json.put("overlap", word(schedule.getOverlap()));
        return times(json, schedule.getCreatedAt(), schedule.getUpdatedAt()).put(VERSION, schedule.getVersion());
    }

    /** Seconds as they are shown, such as 30.0 or 1.25: with as many decimals as they need, but one at least. */
    public static BigDecimal seconds(BigDecimal seconds) {
        BigDecimal shortest = seconds.stripTrailingZeros();
        return shortest.scale() < 1 ? shortest.setScale(1) : shortest;
    }

    /** The payload of a schedule; one that is not JSON is shown as text. */
    public static JsonNode payload(String json) {
        try {
            return PAYLOADS.readTree(json);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(json);
        }
    }

    /** Any row of the catalogue. */
    public static ObjectNode ofRow(SpecificRecord row) {
        return switch (row) {
            case User user -> of(user);
            case Address address -> of(address);
            case Product product -> of(product);
            case Warehouse warehouse -> of(warehouse);
            case Schedule schedule -> of(schedule);
            default ->
                throw new IllegalArgumentException(
                        "No row of the catalogue: " + row.getSchema().getFullName());
        };
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode times(ObjectNode json, Instant createdAt, Instant updatedAt) {
        json.put("created_at", createdAt.toString());
        json.put("updated_at", updatedAt == null ? null : updatedAt.toString());
        return json;
    }
}
