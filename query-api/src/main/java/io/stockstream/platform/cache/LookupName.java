package io.stockstream.platform.cache;

import io.stockstream.order.LookupKind;
import java.util.Locale;

/**
 * What orders look up in the catalogue.
 *
 * @param key id of the user, address or product, or the sku
 */
public record LookupName(LookupKind kind, String key) {

    /** The key in Redis under which a confirmed write of it is remembered. */
    String cacheKey() {
        return "confirmed:%s:%s".formatted(word(), key);
    }

    /** The kind in small letters. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
