package io.stockstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A fault to be planted into the sources of streams-app.
 *
 * @param name what is wrong then
 * @param edits what makes it so
 * @param seed of the history to begin with: one that found it before, so that a build need not search again
 */
record Fault(String name, List<Edit> edits, long seed) {

    private static final Path SOURCES = Path.of("..", "streams-app", "src", "main", "java", "io", "stockstream");

    /**
     * A change of a source.
     *
     * @param file under {@code io/stockstream}
     * @param text occurs in it exactly once
     */
    record Edit(String file, String text, String replacement) {}

    static Fault of(String name, String file, String text, String replacement) {
        return new Fault(name, List.of(new Edit(file, text, replacement)), 1);
    }

    /** Adds another edit. */
    Fault and(String file, String text, String replacement) {
        List<Edit> all = new ArrayList<>(edits);
        all.add(new Edit(file, text, replacement));
        return new Fault(name, all, seed);
    }

    /** Begins with a history that found it; when it no longer does, those behind it are tried. */
    Fault foundBy(long first) {
        return new Fault(name, edits, first);
    }

    /** The changed sources, by class name. */
    Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Edit edit : edits) {
            String type = "io.stockstream." + edit.file().replace('/', '.').replace(".java", "");
            String source =
                    sources.containsKey(type) ? sources.get(type) : Files.readString(SOURCES.resolve(edit.file()));
            assertThat(source.split(Pattern.quote(edit.text()), -1))
                    .as(
                            "%s has to say exactly once: %s. Change the planted fault with the source.",
                            edit.file(), edit.text())
                    .hasSize(2);
            sources.put(type, source.replace(edit.text(), edit.replacement()));
        }
        return sources;
    }

    @Override
    public String toString() {
        return name;
    }
}
