package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The settings that an application reads, from its own configuration. Nothing else in {@code .env} reaches it. */
final class KnownSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    private KnownSettings() {}

    /**
     * The names in the configuration of an application and of the document library.
     *
     * @param jar of the application, with its libraries in {@code lib} beside it
     */
    static Set<String> of(Path jar) {
        try {
            Set<String> names = new HashSet<>(in(jar, "application.yaml"));
            try (DirectoryStream<Path> documents =
                    Files.newDirectoryStream(jar.resolveSibling("lib"), "documents-*.jar")) {
                for (Path document : documents) {
                    names.addAll(in(document, "stockstream-documents.yaml"));
                }
            }
            return names;
        } catch (IOException e) {
            throw new LocalSystemException(
                    jar + " is not as it was built: build it again with mvn -DskipTests package", e);
        }
    }

    private static Set<String> in(Path jar, String file) throws IOException {
        try (JarFile archive = new JarFile(jar.toFile())) {
            ZipEntry entry = archive.getEntry(file);
            if (entry == null) {
                throw new IOException(jar + " has no " + file);
            }
            try (InputStream content = archive.getInputStream(entry)) {
                return in(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** The names in a configuration. */
    static Set<String> in(String yaml) {
        Set<String> names = new HashSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(yaml);
        while (placeholder.find()) {
            names.add(placeholder.group(1));
        }
        return names;
    }
}
