package io.stockstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must hold before anything starts, each failure with its way out. */
public final class Preflight {
    private static final long NEEDED_BYTES = 1L << 30;

    private Preflight() {}

    public static void check(Path home) {
        try {
            PrivateFolder.make(home);
            Path probe = Files.createTempFile(home, "write", ".probe");
            Files.delete(probe);
            requireSpace(home);
            DataFormat.check(home);
        } catch (IOException notWritable) {
            throw new LocalSystemException(
                    "Cannot write to " + home + " (" + notWritable + "). Make it writable for "
                            + System.getProperty("user.name") + ", or free disk space.",
                    notWritable);
        }
    }

    private static void requireSpace(Path home) throws IOException {
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new LocalSystemException("Only " + (usable >> 20) + " MiB free on the disk of " + home
                    + "; Stockstream needs 1024. Free some space, or remove old data with: ./stockstream clean");
        }
    }
}
