package io.stockstream.topics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
            TopicCatalogue bundled = new TopicFile("topics.yaml").read(in);
            PartitionRules.check("topics.yaml", bundled);
            return bundled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The catalogue of this installation. Everything that needs a number of partitions or a setting of a topic asks it.
     *
     * @param file value of TOPICS_FILE; {@code null} or blank for the catalogue that travels inside the application
     * @throws InvalidTopicsException when the file cannot be read, or differs from what the application relies on
     */
    public static TopicCatalogue installed(String file) {
        if (file == null || file.isBlank()) {
            return bundled();
        }
        TopicCatalogue chosen = read(Path.of(file.strip()));
        PartitionRules.check(file, chosen);
        new ReliedOn(bundled()).check(file, chosen);
        return chosen;
    }

    /**
     * Reads a catalogue from a file, of which every entry is valid by itself.
     *
     * @throws InvalidTopicsException when the file cannot be read, or an entry is wrong
     */
    static TopicCatalogue read(Path file) {
        try {
            // At once, because the parser would call a folder or a failing disk bad YAML.
            return new TopicFile(file.toString()).read(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new InvalidTopicsException(
                    "TOPICS_FILE=%s cannot be read (%s, seen from %s): name a file that can, or set nothing to use the topics of this release"
                            .formatted(file, reason(e), Path.of("").toAbsolutePath()),
                    e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getMessage();
        };
    }

    /** The topic of that name, if the catalogue has it. */
    public Optional<TopicSpec> find(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The catalogue with the JSON intake topic under the name that the configuration gives it. */
    public TopicCatalogue renamed(String from, String to) {
        return new TopicCatalogue(topics.stream()
                .map(topic -> topic.name().equals(from) ? topic.named(to) : topic)
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
                .map(topic -> topic.named(naming.apply(topic.name())))
                .toList());
    }

    /** Compatibility of every topic that has a schema in the registry, by topic name. */
    public Map<String, String> compatibilities() {
        return topics.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::compatibility));
    }
}
