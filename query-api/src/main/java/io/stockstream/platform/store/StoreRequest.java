package io.stockstream.platform.store;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A read from a store, not yet addressed to an instance.
 *
 * @param store name of the store, which is also the last part of the path
 * @param parameters of the query, in order
 */
public record StoreRequest(String store, Map<String, String> parameters) {

    public static StoreRequest of(String store) {
        return new StoreRequest(store, Map.of());
    }

    /** The same read with one more parameter. */
    public StoreRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new StoreRequest(store, more);
    }

    URI at(URI instance) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return instance.resolve("/store/" + store + "?" + query);
    }

    /** %20 and not +, which means a space in forms only. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
