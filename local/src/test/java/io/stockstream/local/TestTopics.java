package io.stockstream.local;

import io.stockstream.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The topics of the shared system: as in {@code topics.yaml}, with half as many partitions where there are eight. Two
 * instances still share them, and every start opens half as many stores. Unit tests have eight.
 */
public final class TestTopics {

    private static final Path FILE = Path.of("target", "it", "topics.yaml").toAbsolutePath();
    private static final String TEXT = bundled().replaceAll("(?m)^    partitions: 8$", "    partitions: 4");

    private TestTopics() {}

    /** As text, for a test that changes something in it. */
    public static String text() {
        return TEXT;
    }

    public static TopicCatalogue catalogue() {
        return TopicCatalogue.installed(written().toString());
    }

    static Path written() {
        try {
            Files.createDirectories(FILE.getParent());
            return Files.writeString(FILE, TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bundled() {
        try (InputStream in = TopicCatalogue.class.getResourceAsStream("/topics.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
