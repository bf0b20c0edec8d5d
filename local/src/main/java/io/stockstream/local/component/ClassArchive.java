package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a program has loaded, written by the JVM at the program's first regular exit: the next start, and
 * every one after a crash, loads them in half the time.
 *
 * <p>The name of the file tells for which JDK and jars it is. JDK 25.0.3 refuses an archive of other jars, and does not
 * write another one as long as a file of that name exists. With one that it had no time to finish, it even starts
 * without the archive of its own classes.
 */
final class ClassArchive {
    private final Path folder;
    private final String program;
    private final Path file;

    /** @param folder of the archives of all programs */
    ClassArchive(Path folder, String program, ClassPath classPath) {
        this.folder = folder;
        this.program = program;
        this.file = folder.resolve("%s-%s.jsa".formatted(program, classPath.key(List.of())));
    }

    /** The options that make a JVM use the archive, or write it if there is none. Others of the program are removed. */
    List<String> options() {
        try {
            removeOthers();
            if (!AotCache.isComplete(file)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LocalSystemException("Cannot remove old archives in %s: %s".formatted(folder, e.getMessage()), e);
        }
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file);
    }

    /** Another program's name may begin with this one's. */
    private void removeOthers() throws IOException {
        List<Path> others = new ArrayList<>();
        int length = file.getFileName().toString().length();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, program + "-*.jsa")) {
            files.forEach(others::add);
        }
        for (Path each : others) {
            if (!each.equals(file) && each.getFileName().toString().length() == length) {
                Files.deleteIfExists(each);
            }
        }
    }
}
