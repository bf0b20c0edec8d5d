package io.stockstream.topics;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a catalogue written as YAML.
 *
 * @param source what errors call the file
 */
record TopicFile(String source) {

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "kind",
            "owner",
            "key",
            "schema",
            "partitions",
            "retention",
            "cleanup",
            "timestamps",
            "tiered",
            "compatibility",
            "purpose"));

    /**
     * The topics, in the file's order.
     *
     * @throws InvalidTopicsException at the first thing that is wrong
     */
    TopicCatalogue read(InputStream in) {
        if (!(yaml(in) instanceof Map<?, ?> root) || !(root.get("topics") instanceof Map<?, ?> entries)) {
            throw new InvalidTopicsException(
                    "%s: the field topics is missing or no mapping; begin with the topics.yaml of this release"
                            .formatted(source));
        }
        List<TopicSpec> topics = new ArrayList<>();
        entries.forEach((name, entry) -> topics.add(spec(String.valueOf(name), entry)));
        return new TopicCatalogue(topics);
    }

    private Object yaml(InputStream in) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(in);
        } catch (YAMLException e) {
            throw new InvalidTopicsException(
                    "%s is no valid YAML: %s; correct that line, or begin with the topics.yaml of this release"
                            .formatted(source, e.getMessage()),
                    e);
        }
    }

    private TopicSpec spec(String name, Object given) {
        if (!(given instanceof Map<?, ?> entry)) {
            throw wrong(name, "must be a mapping with the fields %s (was %s)".formatted(FIELDS, given));
        }
        entry.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(unknown -> {
                    throw wrong(
                            name, "field %s is unknown; correct or remove it, known are %s".formatted(unknown, FIELDS));
                });
        Fields fields = new Fields(name, entry);
        try {
            return new TopicSpec(
                    name,
                    fields.kind(),
                    fields.text("owner"),
                    fields.text("key"),
                    fields.text("schema"),
                    fields.partitions(),
                    fields.retention(),
                    fields.text("cleanup"),
                    fields.text("timestamps", "create"),
                    fields.tiered(),
                    fields.text("compatibility"),
                    fields.text("purpose"));
        } catch (InvalidTopicsException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidTopicsException("%s: %s".formatted(source, e.getMessage()), e);
        }
    }

    private InvalidTopicsException wrong(String topic, String what) {
        return new InvalidTopicsException("%s: %s: %s".formatted(source, topic, what));
    }

    /** The fields of one topic. */
    private final class Fields {
        private final String topic;
        private final Map<?, ?> entry;

        Fields(String topic, Map<?, ?> entry) {
            this.topic = topic;
            this.entry = entry;
        }

        String text(String field) {
            Object value = entry.get(field);
            if (value == null) {
                throw wrong(topic, "field %s is missing".formatted(field));
            }
            return value.toString();
        }

        String text(String field, String otherwise) {
            return entry.get(field) == null ? otherwise : text(field);
        }

        TopicKind kind() {
            String text = text("kind");
            for (TopicKind kind : TopicKind.values()) {
                if (kind.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw wrong(topic, "kind must be fact, decision, view or effect (was %s)".formatted(text));
        }

        int partitions() {
            String text = text("partitions");
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw wrong(topic, "partitions must be a whole number, 1 or more (was %s)".formatted(text));
            }
        }

        long retention() {
            String text = text("retention");
            return text.equals("forever")
                    ? -1
                    : duration("retention", "forever, or ", text).toMillis();
        }

        /** Null where brokers keep everything themselves. */
        Duration tiered() {
            return entry.get("tiered") == null ? null : duration("tiered", "", text("tiered"));
        }

        private Duration duration(String field, String or, String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw wrong(
                        topic,
                        "%s must be %sa duration as ISO 8601 has it, such as P30D (was %s)".formatted(field, or, text));
            }
        }
    }
}
