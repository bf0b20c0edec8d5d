package io.stockstream.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, without reading the rest of it. */
public final class LogTail {
    private static final int BYTES_PER_LINE = 400;

    private LogTail() {}

    public static List<String> last(int count, Path log) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - (long) count * BYTES_PER_LINE);
            byte[] end = new byte[Math.toIntExact(file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException unreadable) {
            return List.of("(cannot read " + log + ": " + unreadable.getMessage() + ")");
        }
    }
}
