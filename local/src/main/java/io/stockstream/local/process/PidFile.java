package io.stockstream.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process noted on disk so that a later JVM finds it again.
 *
 * <p>Process ids are reused, so the file keeps the start time too: only a process with both is ours.
 */
public final class PidFile {
    /** Linux derives start times from the boot time, which moves by a second when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Pattern CONTENT = Pattern.compile("(\\d+) (\\d+)\\s*");

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The process that this file names, if it still runs and is the same one. */
    public Optional<ProcessHandle> running() throws IOException {
        Matcher content = CONTENT.matcher(read());
        if (!content.matches()) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(content.group(2)));
        return ProcessHandle.of(Long.parseLong(content.group(1)))
                .filter(Liveness::runs)
                .filter(process -> sameStart(startOf(process), start));
    }

    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private static boolean sameStart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
