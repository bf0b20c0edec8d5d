package io.stockstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the data of a test's system on a file system in memory, where there is one with room. Servers write through to
 * the disk all the time, and on a slow one the tests would mostly wait for that; a process that is killed finds its
 * data again all the same.
 */
final class DataInMemory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 8L << 30;

    private final Path folder;

    /**
     * @param checkout tells the tests of one tree from those of another
     */
    DataInMemory(Path checkout) {
        this.folder = MEMORY.resolve("stockstream-it-" + Integer.toHexString(checkout.hashCode()));
    }

    /** Links the data folder of a system to memory, unless it has one. */
    synchronized void link(Path home) {
        Path data = home.resolve("data");
        try {
            if (Files.isDirectory(data) || !Files.isWritable(MEMORY) || room() < ROOM) {
                return;
            }
            Path target = folder.resolve(home.getFileName());
            remove(target);
            createPrivate(target);
            createPrivate(home);
            Files.deleteIfExists(data);
            Files.createSymbolicLink(data, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the data of %s into %s".formatted(home, MEMORY), e);
        }
    }

    private static long room() throws IOException {
        return Files.getFileStore(MEMORY).getUsableSpace();
    }

    /** For the end of all tests: memory is not left occupied. */
    void removeAll() {
        try {
            remove(folder);
        } catch (IOException e) {
            System.out.printf("Cannot remove %s; remove it by hand: %s%n", folder, e);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }
}
