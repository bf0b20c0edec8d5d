package io.stockstream.platform.docs;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes one OpenAPI document of several. What two of them describe is an error, so that nothing is described in vain;
 * for that it remembers which described what.
 */
final class OpenApiMerge {

    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, String> describedBy = new LinkedHashMap<>();

    /**
     * Adds documents by their names.
     *
     * @param parts in any order
     * @throws IllegalStateException when one is no YAML, or describes what another does; the message names both
     */
    void addAll(Resource... parts) throws IOException {
        List<Resource> byName = Arrays.stream(parts)
                .sorted(Comparator.comparing(part -> String.valueOf(part.getFilename())))
                .toList();
        for (Resource part : byName) {
            add(part);
        }
    }

    /** Everything that was added. */
    Map<String, Object> document() {
        return new LinkedHashMap<>(document);
    }

    private void add(Resource part) throws IOException {
        String name = String.valueOf(part.getFilename());
        try (InputStream in = part.getInputStream()) {
            merge(document, mapping(yaml().load(in), name), "", name);
        } catch (YAMLException e) {
            throw new IllegalStateException("openapi/%s is no valid YAML: %s".formatted(name, e.getMessage()), e);
        }
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
    static Map<String, Object> mapping(Object value, String place) {
        if (value instanceof Map<?, ?> mapping) {
            return (Map<String, Object>) mapping;
        }
        throw new IllegalStateException("openapi: %s has to be a mapping".formatted(place));
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        return new Yaml(new ExactNumbers(options));
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
