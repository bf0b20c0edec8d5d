package io.stockstream.streams;

import io.stockstream.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Catalogues of installations that chose other numbers of partitions. */
public final class ChosenTopics {

    private static final Pattern COUNT =
            Pattern.compile("(?ms)^  (?<topic>[\\w.-]+):$(?<fields>.*?)^    partitions: \\d+$");

    private ChosenTopics() {}

    /**
     * The catalogue of this release with other numbers, read as an installation reads it.
     *
     * @param partitions by topic
     */
    public static TopicCatalogue with(Map<String, Integer> partitions) {
        Matcher entry = COUNT.matcher(text());
        StringBuilder chosen = new StringBuilder();
        while (entry.find()) {
            Integer other = partitions.get(entry.group("topic"));
            entry.appendReplacement(
                    chosen,
                    Matcher.quoteReplacement(
                            other == null
                                    ? entry.group()
                                    : "  %s:%s    partitions: %d"
                                            .formatted(entry.group("topic"), entry.group("fields"), other)));
        }
        entry.appendTail(chosen);
        try {
            Path file = Files.createTempFile("topics", ".yaml");
            try {
                return TopicCatalogue.installed(Files.writeString(file, chosen).toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        try (InputStream in = TopicCatalogue.class.getResourceAsStream("/topics.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
