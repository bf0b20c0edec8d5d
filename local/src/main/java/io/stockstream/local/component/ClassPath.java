package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The jars that a program runs from. */
final class ClassPath {
    private static final int KEY_BYTES = 6;

    private final List<String> entries;
    private final List<Path> jars;

    private ClassPath(List<String> entries, List<Path> jars) {
        this.entries = entries;
        this.jars = jars;
    }

    /** @param place a folder of jars, or a jar with others in {@code lib} beside it */
    static ClassPath at(Path place) {
        List<String> entries = new ArrayList<>();
        List<Path> jars = new ArrayList<>();
        Path folder = place;
        if (!Files.isDirectory(place)) {
            entries.add(place.toString());
            jars.add(place);
            folder = place.resolveSibling("lib");
        }
        entries.add(folder + "/*");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new LocalSystemException("Cannot read %s: %s".formatted(folder, e.getMessage()), e);
        }
        jars.sort(Comparator.naturalOrder());
        return new ClassPath(entries, jars);
    }

    /** As {@code java -cp} takes it. */
    String text() {
        return String.join(File.pathSeparator, entries);
    }

    /** Short, fit for a file's name, and another one for another JDK, other jars or other options. */
    String key(List<String> options) {
        StringBuilder text = new StringBuilder(System.getProperty("java.home"))
                .append(Runtime.version())
                .append(options);
        jars.forEach(jar -> text.append(described(jar)));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String described(Path jar) {
        try {
            return "|%s %d %s".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
        } catch (IOException e) {
            throw new LocalSystemException("Cannot read %s: %s".formatted(jar, e.getMessage()), e);
        }
    }
}
