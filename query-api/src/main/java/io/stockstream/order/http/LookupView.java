package io.stockstream.order.http;

import io.stockstream.money.Currencies;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.UserFound;
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
public record LookupView(String kind, String key, Map<String, Object> found, String outcome) {

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
