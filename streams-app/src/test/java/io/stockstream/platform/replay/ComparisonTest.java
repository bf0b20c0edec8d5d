package io.stockstream.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison("decisions partition 3");

    @Test
    void shouldCompareEachKeyInItsOwnOrder() {
        original("k", 0, "first");
        original("l", 1, "other");
        original("k", 2, "second");
        replayed("l", 0, "other");
        replayed("k", 1, "first");
        replayed("k", 2, "second");

        assertThat(comparison.equal()).isEqualTo(3);
        assertThat(comparison.different()).isZero();
        assertThat(comparison.missing()).isZero();
    }

    @Test
    void shouldNameDecisionsThatDiffer() {
        original("k", 7, "accepted");
        replayed("k", 4, "rejected");
        replayed("k", 5, "another");

        assertThat(comparison.different()).isEqualTo(2);
        assertThat(comparison.differences())
                .containsExactly(
                        "decisions partition 3, key k: offset 7, in the replay 4",
                        "decisions partition 3, key k: offset none, in the replay 5");
    }

    @Test
    void shouldNotTakeWhatCameAfterTheReplayForADifference() {
        original("k", 0, "first");
        original("k", 1, "later");
        replayed("k", 0, "first");

        assertThat(comparison.equal()).isEqualTo(1);
        assertThat(comparison.missing()).isEqualTo(1);
        assertThat(comparison.different()).isZero();
    }

    private void original(String key, long offset, String content) {
        comparison.original(key, offset, content.getBytes(StandardCharsets.UTF_8));
    }

    private void replayed(String key, long offset, String content) {
        comparison.replayed(key, offset, content.getBytes(StandardCharsets.UTF_8));
    }
}
