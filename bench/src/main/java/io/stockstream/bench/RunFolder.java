package io.stockstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps the broker's data, states and logs: more than a gigabyte.
 *
 * @param path the folder
 */
record RunFolder(Path path) {

    static RunFolder create() throws IOException {
        return new RunFolder(Files.createTempDirectory("stockstream-bench"));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Not called when something failed: the logs have the cause. */
    void delete() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(path)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
