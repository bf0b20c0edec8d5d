package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.cli.StockstreamCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Documents lead somewhere: links, the index of decisions, and the commands that the README lists. */
final class DocumentsTest {

    private static final Path ROOT = Installation.find().root();
    private static final int README_LINES = 120;
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `\\./stockstream ([a-z]+)");
    /** Of modules that the launcher starts by itself. */
    private static final Set<String> ELSEWHERE = Set.of("bench", "simulate");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md"))
                                    .filter(file -> !file.toString().contains("node_modules")))
                    .toList();
        }
    }

    @Test
    void shouldLeadToWhatIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            List<String> links = found(document, LINK);
            for (String link : links) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(ROOT.relativize(document) + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || headings(target).contains(parts[1]);
    }

    /** As GitHub names them. */
    private static Set<String> headings(Path document) throws IOException {
        return found(document, HEADING).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldIndexEveryDecisionUnderItsTitle() throws IOException {
        Map<String, String> decisions = new TreeMap<>();
        Path folder = ROOT.resolve("docs/adr");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith("README.md")).toList()) {
                decisions.put(
                        file.getFileName().toString(),
                        found(file, Pattern.compile("\\A# \\d+\\. (.+)")).getFirst());
            }
        }
        String index = Files.readString(folder.resolve("README.md"));

        assertThat(decisions).allSatisfy((file, title) -> {
            int number = Integer.parseInt(file.substring(0, 4));
            assertThat(index)
                    .contains(
                            "| %d | [%s][%d] | ".formatted(number, title, number), "[%d]: %s".formatted(number, file));
        });
    }

    @Test
    void shouldKeepTheReadmeShortAndItsCommandsReal() throws IOException {
        Path readme = ROOT.resolve("README.md");
        Set<String> real =
                new CommandLine(new StockstreamCommand()).getSubcommands().keySet();

        assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(README_LINES);
        assertThat(found(readme, COMMAND))
                .hasSizeGreaterThan(10)
                .allMatch(command -> real.contains(command) || ELSEWHERE.contains(command));
    }

    private static List<String> found(Path file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
