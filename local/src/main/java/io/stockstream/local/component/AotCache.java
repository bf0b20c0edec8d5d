package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ahead-of-time cache of one program: its classes, loaded and linked, and which of its methods are hot. A JVM in
 * training writes one when it ends, which takes it several seconds; every later start uses it.
 *
 * <p>The name of the file tells for which JDK, jars and options it is, so one that is out of date is not found. It
 * must: JDK 25.0.3 refuses a cache of another JDK or collector, but ran the classes of a jar that had changed since.
 */
final class AotCache {
    /** The first one that needs no run of its own for each step, and keeps profiles. */
    private static final int FIRST_JDK = 25;

    /** How long a JVM may take to end in training: it writes some 100 MB, beside others that do the same. */
    static final Duration WRITE_LIMIT = Duration.ofMinutes(3);

    private static final int MAGIC_BYTES = 4;

    private final Path folder;
    private final String program;
    private final Path file;

    /**
     * @param folder of the caches of all programs
     * @param options of the JVM: a cache fits only the collector that it was made for
     */
    AotCache(Path folder, String program, ClassPath classPath, List<String> options) {
        this.folder = folder;
        this.program = program;
        this.file = folder.resolve("%s-%s.aot".formatted(program, classPath.key(options)));
    }

    /** Whether this JDK, which also runs the components, has such caches. */
    static boolean supported() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** The options that make a JVM write the cache when it ends. Older ones of the program are removed first. */
    List<String> record() {
        try {
            removeAll();
        } catch (IOException e) {
            throw new LocalSystemException("Cannot remove old caches in %s: %s".formatted(folder, e.getMessage()), e);
        }
        return List.of("-XX:AOTCacheOutput=" + file);
    }

    /** The options that make a JVM use the cache; empty when there is none. */
    Optional<List<String>> use() {
        return isComplete(file) ? Optional.of(List.of("-XX:AOTCache=" + file)) : Optional.empty();
    }

    /** The JVM writes the beginning last: if it was killed before, there are zeros. */
    static boolean isComplete(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] magic = content.readNBytes(MAGIC_BYTES);
            return magic.length == MAGIC_BYTES && magic[0] != 0;
        } catch (IOException e) {
            throw new LocalSystemException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Also what a JVM left behind that was killed while it wrote. */
    private void removeAll() throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, program + "-*.{aot,aot.config}")) {
            files.forEach(old::add);
        }
        for (Path each : old) {
            Files.delete(each);
        }
    }
}
