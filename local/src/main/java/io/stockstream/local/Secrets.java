package io.stockstream.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords of the local database roles: random, made at the first start, readable by the owner only.
 *
 * <p>Components get them by their environment; no command line and no configuration file holds one.
 */
public record Secrets(String superuser, String migrator, String cdc, String api, String history) {

    public static Secrets in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            Properties stored = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                stored.load(reader);
            }
            return new Secrets(
                    required(file, stored, "superuser"),
                    required(file, stored, "migrator"),
                    required(file, stored, "cdc"),
                    required(file, stored, "api"),
                    required(file, stored, "history"));
        } catch (IOException failed) {
            throw new LocalSystemException("Cannot read or write " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    private static void create(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties made = new Properties();
        for (String role : new String[] {"superuser", "migrator", "cdc", "api", "history"}) {
            made.setProperty(role, password(random));
        }
        Files.createDirectories(file.getParent());
        // Written to a temporary file and moved: a crash in between must not leave a file without passwords.
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(whole)) {
            made.store(writer, "Passwords of the local PostgreSQL roles; they belong to the data in this folder.");
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String required(Path file, Properties stored, String role) {
        String password = stored.getProperty(role);
        if (password == null || password.isEmpty()) {
            throw new LocalSystemException(file + " lacks the password of " + role
                    + ". Restore the file, or start anew with: ./stockstream clean");
        }
        return password;
    }
}
