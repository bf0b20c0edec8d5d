package io.stockstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Draws each context in {@code docs/architecture.md} out of {@code topics.yaml} and the topologies as they are, and
 * fails when a drawing there is another. After a meant change, run with {@code -Ddrawings.accept=true} and commit the
 * page.
 */
class ContextDrawingsTest {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Path TOPOLOGIES = Path.of("src/test/resources/topologies");
    private static final Pattern READ = Pattern.compile("Source: .*\\(topics: \\[([^\\]]+)]\\)");
    private static final Pattern WRITTEN = Pattern.compile("Sink: .*\\(topic: ([^)]+)\\)");
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^\\]]+)]\\)");
    private static final String DEAD_LETTERS = "stockstream.dead-letters";

    private final TopicCatalogue topics = TopicCatalogue.bundled();

    /** The contexts that have topologies, and which. */
    enum Context {
        STOCK("movement-intake", "stock", "stock-views"),
        ORDERS("orders", "order-views"),
        CATALOGUE("catalogue", "lookups"),
        TASKS("tasks", "task-views"),
        SCHEDULES("schedules"),
        REPORTS("reports");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
        private final List<String> topologies;

        Context(String... topologies) {
            this.topologies = List.of(topologies);
        }

        /** The part of the page between the two comments. */
        Pattern place() {
            return Pattern.compile(
                    "(?s)(<!-- drawn by ContextDrawingsTest: %s -->\n)(.*?)(<!-- end -->)".formatted(lowerCase()));
        }

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource(Context.class)
    void shouldShowTheContextAsItIs(Context context) throws IOException {
        String drawing = draw(context);
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("drawings.accept")) {
            page = context.place().matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(drawing) + "$3");
            Files.writeString(PAGE, page);
        }
        Matcher shown = context.place().matcher(page);

        assertThat(shown.find()).as("the page has a place for " + context).isTrue();
        assertThat(shown.group(2)).isEqualTo(drawing);
    }

    @Test
    void shouldDrawEveryTopology() throws IOException {
        try (Stream<Path> files = Files.list(TOPOLOGIES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Context.values())
                            .flatMap(context -> context.topologies.stream())
                            .toList());
        }
    }

    private String draw(Context context) throws IOException {
        List<String> nodes = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        Set<String> drawn = new LinkedHashSet<>();
        for (String topology : context.topologies) {
            String description = Files.readString(TOPOLOGIES.resolve(topology + ".txt"));
            Set<String> read = names(READ, description);
            Set<String> written = names(WRITTEN, description);
            written.remove(DEAD_LETTERS);
            nodes.add("  %s[\"<b>%s</b>%s\"]%n".formatted(topology, topology, stores(description)));
            for (String topic : read) {
                edges.add("  %s %s %s%n".formatted(topic, written.contains(topic) ? "<-->" : "-->", topology));
            }
            for (String topic : written) {
                if (!read.contains(topic)) {
                    edges.add("  %s --> %s%n".formatted(topology, topic));
                }
            }
            drawn.addAll(read);
            drawn.addAll(written);
        }
        for (String topic : drawn) {
            String kind = topics.find(topic).map(ContextDrawingsTest::kind).orElseThrow();
            nodes.add("  %s[(\"%s<br/>%s\")]%n".formatted(topic, topic, kind));
        }
        return "```mermaid%nflowchart LR%n".formatted() + String.join("", nodes) + String.join("", edges) + "```\n";
    }

    private static String kind(TopicSpec topic) {
        return topic.kind().toString().toLowerCase(Locale.ROOT);
    }

    /** Three to a line, so that the box stays readable. */
    private static String stores(String description) {
        List<String> stores = List.copyOf(names(STORES, description));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < stores.size(); i++) {
            lines.append(i % 3 == 0 ? "<br/>" : ", ").append(stores.get(i));
        }
        return lines.toString();
    }

    private static Set<String> names(Pattern pattern, String description) {
        return pattern.matcher(description)
                .results()
                .map((MatchResult match) -> match.group(1))
                .flatMap(names -> Arrays.stream(names.split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
