package io.stockstream.platform.runtime;

import io.stockstream.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the stores of an application in this folder were last kept up to date. What was deleted since is known by
 * records without a value, which compaction removes after a time. Stores that were away for longer would keep what they
 * should have deleted, and oversell from it; so they are removed, and restored in full.
 */
final class StateAge {

    /** Shorter than what is deleted stays known, by more than a restore takes. */
    static final Duration LIMIT = TopicSpec.TOMBSTONES_KEPT.minusDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(StateAge.class);

    private final Path folder;
    private final Path mark;
    private final InstantSource clock;

    StateAge(Path stateDirectory, String application, InstantSource clock) {
        this.folder = stateDirectory.resolve(application);
        this.mark = stateDirectory.resolve(application + ".up-to-date");
        this.clock = clock;
    }

    /** The application runs, so its stores here are up to date. Failing costs a restore at worst. */
    void touch() {
        try {
            if (Files.isDirectory(folder)) {
                if (Files.notExists(mark)) {
                    Files.createFile(mark);
                }
                Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
            }
        } catch (IOException e) {
            LOG.warn("It could not be noted that the stores in {} are up to date: {}", folder, e.toString());
        }
    }

    /**
     * To be called before the application starts.
     *
     * @throws UncheckedIOException when stores that are too old cannot be removed; the application must not start then
     */
    void removeIfTooOld() {
        try {
            if (Files.notExists(mark)) {
                return;
            }
            Instant last = Files.getLastModifiedTime(mark).toInstant();
            if (last.isBefore(clock.instant().minus(LIMIT))) {
                LOG.warn(
                        "The stores in {} were last up to date at {}, more than {} days ago: they are removed and restored in full",
                        folder,
                        last,
                        LIMIT.toDays());
                Utils.delete(folder.toFile());
                Files.delete(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The stores in %s are too old and cannot be removed".formatted(folder), e);
        }
    }
}
