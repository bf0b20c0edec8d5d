package io.stockstream.local.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Native servers, unpacked on first use from jars on the class path. */
final class Tools {
    private final Path folder;

    Tools(Path folder) {
        this.folder = folder;
    }

    /** The folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    Path postgres() throws IOException {
        return unpacked("postgres", Platform.postgresArchive(), TarXz::unpack);
    }

    Path redisServer() throws IOException {
        Path home = unpacked("redis", Platform.redisBinary(), Tools::copyExecutable);
        return home.resolve("redis-server");
    }

    private interface Unpack {
        void into(Path folder, InputStream content) throws IOException;
    }

    /** Another JVM may do the same at the same time: each unpacks apart, the first move wins. */
    private Path unpacked(String tool, String resource, Unpack unpack) throws IOException {
        Path target = folder.resolve(tool);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(
                folder, tool, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (InputStream content = open(resource)) {
            unpack.into(work, content);
        }
        try {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            delete(work);
        }
        return target;
    }

    private static InputStream open(String resource) throws IOException {
        InputStream content = Tools.class.getClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new IOException(
                    resource + " is not on the class path: this build was made for another kind of machine");
        }
        return content;
    }

    private static void copyExecutable(Path folder, InputStream content) throws IOException {
        Path binary = folder.resolve("redis-server");
        Files.copy(content, binary);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(Tools::deleteOne);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
