package io.stockstream.platform.docs;

import io.stockstream.api.QueryApi;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract of the API: OpenAPI documents written by hand, one for each context, merged into one when the
 * application starts. What two of them describe is an error, so that nothing is described in vain.
 */
@Component
final class ApiDocument {

    private static final String DOCUMENTS = "classpath*:openapi/*.yaml";
    private static final String UNRELEASED = "development";

    private final byte[] json;

    @Autowired
    ApiDocument() throws IOException {
        this(List.of(new PathMatchingResourcePatternResolver().getResources(DOCUMENTS)));
    }

    /**
     * Merges documents.
     *
     * @param parts in any order
     * @throws IllegalStateException when one is no YAML, or two describe the same thing; the message names both
     */
    ApiDocument(Collection<? extends Resource> parts) throws IOException {
        Merged merged = new Merged();
        List<Resource> byName = parts.stream()
                .map(Resource.class::cast)
                .sorted(Comparator.comparing(part -> String.valueOf(part.getFilename())))
                .toList();
        for (Resource part : byName) {
            merged.add(part);
        }
        // Fields of the document are OpenAPI's: they are not renamed.
        this.json = new JsonMapper().writeValueAsBytes(merged.document());
    }

    /** The merged document as JSON, in UTF-8. */
    byte[] json() {
        return json.clone();
    }

    /** Collects the parts and remembers which described what. */
    private static final class Merged {

        private final Map<String, Object> document = new LinkedHashMap<>();
        private final Map<String, String> describedBy = new LinkedHashMap<>();

        void add(Resource part) throws IOException {
            String name = String.valueOf(part.getFilename());
            try (InputStream in = part.getInputStream()) {
                merge(document, mapping(yaml().load(in), name), "", name);
            } catch (YAMLException e) {
                throw new IllegalStateException("openapi/%s is no valid YAML: %s".formatted(name, e.getMessage()), e);
            }
        }

        Map<String, Object> document() {
            Map<String, Object> info = new LinkedHashMap<>(mapping(document.get("info"), "/info"));
            info.put("version", version());
            document.put("info", info);
            return document;
        }

        /** Mappings are merged as deep as paths and single components; lists are joined. */
        private void merge(Map<String, Object> into, Map<String, Object> from, String place, String part) {
            from.forEach((field, value) -> {
                String path = place + "/" + field;
                Object present = into.get(field);
                if (present instanceof List<?> first && value instanceof List<?> second) {
                    List<Object> joined = new ArrayList<>(first);
                    joined.addAll(second);
                    into.put(field, joined);
                } else if (isContainer(path)) {
                    Map<String, Object> container = present == null ? new LinkedHashMap<>() : mapping(present, path);
                    merge(container, mapping(value, path), path, part);
                    into.put(field, container);
                } else if (present == null) {
                    into.put(field, value);
                    describedBy.put(path, part);
                } else {
                    throw new IllegalStateException("openapi/%s describes %s, which openapi/%s describes already"
                            .formatted(part, path, describedBy.get(path)));
                }
            });
        }

        /** What several documents add to: the paths, and each kind of component. */
        private static boolean isContainer(String path) {
            return path.equals("/paths") || path.equals("/components") || path.matches("/components/[^/]+");
        }

        @SuppressWarnings("unchecked") // Keys of these documents are text; a test reads them all.
        private static Map<String, Object> mapping(Object value, String place) {
            if (value instanceof Map<?, ?> mapping) {
                return (Map<String, Object>) mapping;
            }
            throw new IllegalStateException("openapi: %s has to be a mapping".formatted(place));
        }

        /** The version of the jar; classes that are in no jar have none. */
        private static String version() {
            return Optional.ofNullable(QueryApi.class.getPackage().getImplementationVersion())
                    .orElse(UNRELEASED);
        }

        private static Yaml yaml() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            return new Yaml(new ExactNumbers(options));
        }
    }

    /** Keeps a price as it is written: 99.90 is not 99.9. */
    private static final class ExactNumbers extends SafeConstructor {

        ExactNumbers(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.FLOAT, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new BigDecimal(((ScalarNode) node).getValue());
                }
            });
        }
    }
}
