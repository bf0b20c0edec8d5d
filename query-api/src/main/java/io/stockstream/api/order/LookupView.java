package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.money.Currencies;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.UserFound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The catalogue's answer.
 *
 * @param found fields by name, as the log has them; {@code null} when the catalogue has no such row
 */
@Schema(name = "LookupAnswer", description = "The answer of the catalogue.")
public record LookupView(
        @Schema(allowableValues = {"user", "address", "product", "sku"}) @JsonProperty("kind")
        String kind,

        @Schema(description = "What was looked up: an id, or the sku.", example = "SKU-1") @JsonProperty("key")
        String key,

        @Schema(
                types = {"object", "null"},
                description = "email of a user; user_id of an address; product_id, sku, name, price and currency of a"
                        + " product. Null when there is no such row, or not yet.")
        @JsonProperty("found")
        Map<String, Object> found,

        @Schema(
                types = {"string", "null"},
                allowableValues = {"found", "absent", "gone", "not_yet"},
                description =
                        "absent: no row with this key was ever seen; gone: the row was deleted, or the product gave up the sku;"
                                + " not_yet: the known row is older than the one the order was placed against, so it waits.",
                example = "found")
        @JsonProperty("outcome")
        String outcome) {

    public LookupView {
        kind = Words.of(kind);
        outcome = word(outcome, found);
        found = priced(found);
    }

    /** May be {@code null}, as the answer may. */
    static LookupView of(RowAnswered answer) {
        return answer == null
                ? null
                : new LookupView(
                        Words.of(answer.getKind()),
                        answer.getKey(),
                        fields(answer.getFound()),
                        answer.getOutcome().name());
    }

    /** Answers written before outcomes existed only say whether the row was found. */
    private static String word(String outcome, Map<String, Object> found) {
        if (outcome == null || outcome.equals(LookupOutcome.UNKNOWN.name())) {
            return found == null ? "absent" : "found";
        }
        return outcome.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> fields(Object found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (found) {
            case UserFound user -> fields.put("email", user.getEmail());
            case AddressFound address -> fields.put("user_id", address.getUserId());
            case ProductFound product -> {
                fields.put("product_id", product.getProductId());
                fields.put("sku", product.getSku());
                fields.put("name", product.getName());
                fields.put("price", product.getPrice());
                fields.put("currency", product.getCurrency());
            }
            case null, default -> {
                return null;
            }
        }
        return fields;
    }

    private static Map<String, Object> priced(Map<String, Object> found) {
        if (found == null || !(found.get("price") instanceof BigDecimal price)) {
            return found;
        }
        Map<String, Object> exact = new LinkedHashMap<>(found);
        exact.put("price", Currencies.shown(price, Objects.toString(found.get("currency"), null)));
        return exact;
    }
}
