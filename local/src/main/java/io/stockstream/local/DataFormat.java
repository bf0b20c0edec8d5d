package io.stockstream.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The version of the formats on disk: topics, keys, stores. It goes up when a release cannot read what the one before
 * has written, and then that data is refused before anything starts on it.
 */
final class DataFormat {

    /** Stock by warehouse, few applications (ADR 48, ADR 53). Releases before it wrote no version. */
    private static final String CURRENT = "2";

    private static final String FIRST = "1";

    private DataFormat() {}

    /**
     * Marks an empty home with the version of this release.
     *
     * @throws LocalSystemException when data of another version is there
     */
    static void check(Path home) throws IOException {
        Path data = home.resolve("data");
        Path mark = home.resolve("data-format");
        if (isEmpty(data)) {
            Files.writeString(mark, CURRENT);
            return;
        }
        String found = Files.exists(mark) ? Files.readString(mark).strip() : FIRST;
        if (!found.equals(CURRENT)) {
            throw new LocalSystemException(
                    "The data in %s was written by another release (format %s, this one reads %s): remove it with ./stockstream clean, or start that release."
                            .formatted(data, found, CURRENT));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }
}
