package io.stockstream.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every topic of the system, as {@code topics.yaml} lists them.
 *
 * @param topics in the file's order
 */
public record TopicCatalogue(List<TopicSpec> topics) {

    private static final String RESOURCE = "/topics.yaml";

    public TopicCatalogue {
        topics = List.copyOf(topics);
    }

    /** The catalogue that travels inside the application. */
    public static TopicCatalogue bundled() {
        try (InputStream in = TopicCatalogue.class.getResourceAsStream(RESOURCE)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue from a file.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException naming the topic and the field when an entry is wrong
     */
    public static TopicCatalogue read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The topic of that name, if the catalogue has it. */
    public Optional<TopicSpec> find(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The catalogue with the JSON intake topic under the name that the configuration gives it. */
    public TopicCatalogue renamed(String from, String to) {
        return new TopicCatalogue(topics.stream()
                .map(topic -> topic.name().equals(from) ? withName(topic, to) : topic)
                .toList());
    }

    /**
     * Some of the topics, under other names.
     *
     * @param names of the catalogue
     * @param naming gives each its other name
     */
    public TopicCatalogue copies(Set<String> names, UnaryOperator<String> naming) {
        return new TopicCatalogue(topics.stream()
                .filter(topic -> names.contains(topic.name()))
                .map(topic -> withName(topic, naming.apply(topic.name())))
                .toList());
    }

    /** Compatibility of every topic that has a schema in the registry, by topic name. */
    public Map<String, String> compatibilities() {
        return topics.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::compatibility));
    }

    private static TopicSpec withName(TopicSpec topic, String name) {
        return new TopicSpec(
                name,
                topic.kind(),
                topic.owner(),
                topic.key(),
                topic.schema(),
                topic.partitions(),
                topic.retentionMs(),
                topic.cleanup(),
                topic.timestamps(),
                topic.compatibility(),
                topic.purpose());
    }

    private static TopicCatalogue parse(InputStream in) {
        Map<String, Map<String, Object>> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        List<TopicSpec> topics = new ArrayList<>();
        root.get("topics").forEach((name, entry) -> topics.add(spec(name, asMap(name, entry))));
        return new TopicCatalogue(topics);
    }

    @SuppressWarnings("unchecked") // YAML mappings have text keys here; anything else fails on the first field.
    private static Map<String, Object> asMap(String name, Object entry) {
        if (entry instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("topics.yaml: %s: must be a mapping".formatted(name));
    }

    private static TopicSpec spec(String name, Map<String, Object> entry) {
        return new TopicSpec(
                name,
                TopicKind.valueOf(text(name, entry, "kind").toUpperCase(Locale.ROOT)),
                text(name, entry, "owner"),
                text(name, entry, "key"),
                text(name, entry, "schema"),
                Integer.parseInt(text(name, entry, "partitions")),
                retention(text(name, entry, "retention")),
                text(name, entry, "cleanup"),
                entry.getOrDefault("timestamps", "create").toString(),
                text(name, entry, "compatibility"),
                text(name, entry, "purpose"));
    }

    private static long retention(String text) {
        return text.equals("forever") ? -1 : Duration.parse(text).toMillis();
    }

    private static String text(String name, Map<String, Object> entry, String field) {
        Object value = entry.get(field);
        if (value == null) {
            throw new IllegalArgumentException("topics.yaml: %s: field %s is missing".formatted(name, field));
        }
        return value.toString();
    }
}
