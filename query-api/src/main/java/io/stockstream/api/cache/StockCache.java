package io.stockstream.api.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Numbers in stock in Redis, which the executor in streams-app keeps there for every sku. */
@Component
public class StockCache {

    private static final String KIND = "stock";

    private final CacheGuard redis;
    private final CacheMeters meters;

    StockCache(CacheGuard redis, CacheMeters meters) {
        this.redis = redis;
        this.meters = meters;
    }

    /** Units on hand by sku; what is not known is missing. */
    public Map<String, Long> read(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        CacheAnswer<Map<String, String>> answer = redis.call(
                client -> client.get(skus.stream().map(StockCache::key).toList()));
        Map<String, String> values = answer.given().orElse(Map.of());
        Map<String, Long> found = new HashMap<>();
        for (String sku : skus) {
            OptionalLong units = number(values.get(key(sku)));
            units.ifPresent(number -> found.put(sku, number));
            meters.count(KIND, key(sku), answer.outcome(units.isPresent()));
        }
        return found;
    }

    /** Somebody may have set the key by hand. */
    private static OptionalLong number(String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String key(String sku) {
        return KIND + ":" + sku;
    }
}
