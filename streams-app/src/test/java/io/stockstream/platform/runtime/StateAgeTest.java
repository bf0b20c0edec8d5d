package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.topics.TopicSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateAgeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = START;
    private StateAge age;
    private Path store;

    @BeforeEach
    void fill() throws Exception {
        age = new StateAge(directory, "stockstream-shop", () -> now);
        store = directory.resolve("stockstream-shop/0_1/rocksdb/stock-fullest");
        Files.createDirectories(store);
    }

    @Test
    void shouldRemoveStoresThatMissedWhatIsNoLongerKnownToBeDeleted() {
        age.touch();
        now = START.plus(StateAge.LIMIT).plusSeconds(1);

        age.removeIfTooOld();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldKeepStoresThatWereUpToDateNotLongAgo() {
        age.touch();
        now = START.plus(Duration.ofDays(6));
        age.touch();
        now = now.plus(StateAge.LIMIT);

        age.removeIfTooOld();

        assertThat(store).exists();
    }

    /** Nothing is known of them, as at the very first start. */
    @Test
    void shouldKeepStoresWithoutAMark() {
        age.removeIfTooOld();

        assertThat(store).exists();
    }

    @Test
    void shouldNotMarkStoresThatDoNotExist() {
        StateAge other = new StateAge(directory, "stockstream-views", () -> now);

        other.touch();

        assertThat(directory.resolve("stockstream-views.up-to-date")).doesNotExist();
    }

    @Test
    void shouldLeaveTimeForARestore() {
        assertThat(StateAge.LIMIT).isLessThan(TopicSpec.TOMBSTONES_KEPT);
    }
}
