package io.stockstream.platform.cache;

import io.stockstream.cache.Pulse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /** Units on hand by sku; what is not known, or may be old, is missing. */
    public Map<String, Long> read(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        List<String> keys = new ArrayList<>(skus.stream().map(StockCache::key).toList());
        keys.add(Pulse.STOCK);
        CacheAnswer<Map<String, String>> answer = redis.call(client -> client.get(keys));
        Map<String, String> values = answer.given().orElse(Map.of());
        boolean kept = values.containsKey(Pulse.STOCK);
        Map<String, Long> found = new HashMap<>();
        for (String sku : skus) {
            OptionalLong units = kept ? number(values.get(key(sku))) : OptionalLong.empty();
            units.ifPresent(number -> found.put(sku, number));
            meters.count(KIND, key(sku), answer.outcome(units.isPresent()));
        }
        return found;
    }

    /** The key may have been set by hand. */
    private static OptionalLong number(String text) {
        try {
            long units = text == null ? -1 : Long.parseLong(text);
            return units < 0 ? OptionalLong.empty() : OptionalLong.of(units);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String key(String sku) {
        return KIND + ":" + sku;
    }
}
