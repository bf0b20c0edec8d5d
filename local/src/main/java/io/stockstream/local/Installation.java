package io.stockstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built tree that the components are started from. */
public record Installation(Path root) {
    /** The setting that names the catalogue of topics. */
    public static final String TOPICS_FILE = "TOPICS_FILE";

    private static final String ROOT_PROPERTY = "stockstream.root";

    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /** The tree named by the system property {@code stockstream.root}, else the one around the working directory. */
    public static Installation find() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return new Installation(Path.of(named));
        }
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("local/servers/pom.xml"))) {
                return new Installation(path);
            }
        }
        throw new LocalSystemException("Not inside a Stockstream tree: set -D" + ROOT_PROPERTY + " to its folder.");
    }

    public Path streamsApp() {
        return built("streams-app/target/streams-app.jar");
    }

    public Path queryApi() {
        return built("query-api/target/query-api.jar");
    }

    /** The launcher's own jar, with the others that it needs in {@code lib} beside it. */
    public Path launcher() {
        return built("local/target/local.jar");
    }

    public Path brokerClassPath() {
        return built("local/servers/target/broker");
    }

    public Path registry() {
        return built("local/servers/target/registry");
    }

    public Path connectClassPath() {
        return built("connect/target/worker");
    }

    public Path connect() {
        return root.resolve("connect");
    }

    public Path servers() {
        return root.resolve("local/servers");
    }

    /**
     * The catalogue of topics: the setting TOPICS_FILE, seen from this tree, else that of the tree.
     *
     * @throws LocalSystemException when there is no such file
     */
    public Path topics(Settings settings) {
        String name = settings.find(TOPICS_FILE).orElse("topics.yaml");
        Path file = root.resolve(name);
        if (!Files.isReadable(file)) {
            throw new LocalSystemException(
                    "%s=%s: there is no readable file %s. Correct it in .env or in the environment, or remove it to use the topics.yaml of this tree."
                            .formatted(TOPICS_FILE, name, file));
        }
        return file;
    }

    /** Binaries unpacked on first use, shared by all systems started from this tree. */
    public Path tools() {
        return root.resolve("local/target/tools");
    }

    /** Archives of loaded classes, made by the JVM for the next start. */
    public Path classData() {
        Path folder = root.resolve("local/target/class-data");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalSystemException("Cannot create %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Path built(String path) {
        Path artifact = root.resolve(path);
        if (!Files.exists(artifact)) {
            throw new LocalSystemException(path + " is not built. Run: mvn -DskipTests package");
        }
        return artifact;
    }
}
