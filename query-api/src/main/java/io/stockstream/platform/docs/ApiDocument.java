package io.stockstream.platform.docs;

import io.stockstream.api.QueryApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract of the API: OpenAPI documents written by hand, one for each context, merged into one for the first who
 * asks. At the start it would delay the first answers by most of a second, and few instances are ever asked.
 */
@Component
final class ApiDocument {

    private static final String DOCUMENTS = "classpath*:openapi/*.yaml";
    private static final String UNRELEASED = "development";

    private final SingletonSupplier<byte[]> json = SingletonSupplier.of(ApiDocument::written);

    /**
     * The merged document as JSON, in UTF-8.
     *
     * @throws IllegalStateException when a document is no YAML, or two describe the same thing: a fault of the build,
     *     which its tests find
     */
    byte[] json() {
        return json.obtain().clone();
    }

    private static byte[] written() {
        OpenApiMerge merge = new OpenApiMerge();
        try {
            merge.addAll(new PathMatchingResourcePatternResolver().getResources(DOCUMENTS));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + DOCUMENTS, e);
        }
        Map<String, Object> document = merge.document();
        Map<String, Object> info = new LinkedHashMap<>(OpenApiMerge.mapping(document.get("info"), "/info"));
        info.put("version", version());
        document.put("info", info);
        // Fields of the document are OpenAPI's: they are not renamed.
        return new JsonMapper().writeValueAsBytes(document);
    }

    /** The version of the jar; classes that are in no jar have none. */
    private static String version() {
        return Optional.ofNullable(QueryApi.class.getPackage().getImplementationVersion())
                .orElse(UNRELEASED);
    }
}
