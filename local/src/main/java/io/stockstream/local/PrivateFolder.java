package io.stockstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that only their owner can read: mails, logs and data of the local system are private. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    private PrivateFolder() {}

    /** Creates the folder, or restricts the existing one. */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER);
    }

    /** Lets others pass through to a folder below whose path they know, without listing anything on the way. */
    public static void letPass(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PASSABLE);
    }
}
