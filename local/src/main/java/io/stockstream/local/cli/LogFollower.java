package io.stockstream.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies what a growing log has gained since the last call. */
final class LogFollower {
    private final Path log;
    private final PrintWriter out;
    private long position;

    LogFollower(Path log, PrintWriter out) {
        this.log = log;
        this.out = out;
    }

    LogFollower skipToEnd() throws IOException {
        position = Files.exists(log) ? Files.size(log) : 0;
        return this;
    }

    void copyNew() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            if (length < position) {
                // Turned over at a restart of the component.
                position = 0;
            }
            byte[] gained = new byte[Math.toIntExact(Math.min(length - position, 1 << 20))];
            file.seek(position);
            file.readFully(gained);
            int whole = lastLineEnd(gained);
            out.print(new String(gained, 0, whole, StandardCharsets.UTF_8));
            out.flush();
            position += whole;
        }
    }

    /** Only whole lines are copied, so that no character is cut in two. */
    private static int lastLineEnd(byte[] bytes) {
        for (int index = bytes.length; index > 0; index--) {
            if (bytes[index - 1] == '\n') {
                return index;
            }
        }
        return 0;
    }
}
