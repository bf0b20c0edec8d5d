package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.Installation;
import io.stockstream.local.LocalSystem;
import io.stockstream.local.Main;
import io.stockstream.local.SharedSystem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what the README and the tour tell their reader, line by line. */
class TourIT {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    /** The two that this test is a part of. */
    private static final Pattern START = Pattern.compile("(?m)^(\\./stockstream up|mvn verify) .*\\n");

    private static final String PUBLIC = "http://127.0.0.1:8080";
    private static final long MINUTES = 2;

    /** Fails with the first command that fails, and shows them all: an answer of 400 and more is a failure too. */
    private static final String SHELL = """
            set -euo pipefail
            curl() { command curl --fail-with-body "$@"; }
            stockstream() { "$JAVA" -Dstockstream.root="$TREE" -cp "$CLASS_PATH" %s "$@"; }
            set -v
            """.formatted(Main.class.getName());

    private static LocalSystem system;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tour.md"})
    void shouldRunEveryCommandOf(String page, @TempDir Path folder) throws IOException, InterruptedException {
        String commands = commands(Files.readString(Installation.find().root().resolve(page)));
        Path script = Files.writeString(folder.resolve("commands.sh"), SHELL + commands);
        Path output = folder.resolve("output.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .directory(Files.createDirectory(folder.resolve("here")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("JAVA", ProcessHandle.current().info().command().orElseThrow());
        bash.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        bash.environment().put("TREE", tree(folder.resolve("tree")).toString());

        Process running = bash.start();

        try {
            assertThat(running.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended: %s", Files.readString(output))
                    .isTrue();
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        assertThat(running.exitValue()).as(Files.readString(output)).isZero();
        assertThat(commands.lines().filter(line -> line.contains("curl "))).hasSizeGreaterThan(4);
        assertThat(folder.resolve("here"))
                .isDirectoryContaining(file -> file.toString().endsWith(".pdf"));
    }

    private static String commands(String page) {
        List<String> blocks =
                COMMANDS.matcher(page).results().map(block -> block.group(1)).toList();
        return START.matcher(String.join("", blocks))
                .replaceAll("")
                .replace("./stockstream ", "stockstream ")
                .replace(PUBLIC, system.apiUrl());
    }

    /** This tree with the data of the shared system, as the launcher expects them. */
    private static Path tree(Path tree) throws IOException {
        Files.createDirectory(tree);
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(Installation.find().root())) {
            for (Path entry : entries) {
                if (!entry.endsWith(".stockstream")) {
                    Files.createSymbolicLink(tree.resolve(entry.getFileName()), entry);
                }
            }
        }
        Files.createSymbolicLink(
                tree.resolve(".stockstream"), system.site().layout().home());
        return tree;
    }
}
