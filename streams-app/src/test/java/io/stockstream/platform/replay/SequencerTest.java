package io.stockstream.platform.replay;

import static io.stockstream.platform.replay.Toy.A;
import static io.stockstream.platform.replay.Toy.B;
import static io.stockstream.platform.replay.Toy.SCRIPT_A;
import static io.stockstream.platform.replay.Toy.SCRIPT_B;
import static io.stockstream.platform.replay.Toy.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.LogPosition;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.platform.runtime.Script.Scope;
import java.time.Instant;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;

class SequencerTest {

    @Test
    void shouldLetInputsThroughAsTheScriptSays() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 3, 0)) {
            replay.input(A, "k", "a0");
            replay.input(A, "k", "a1");
            replay.line(SCRIPT_A, "k", line(B, 0, 0, false));
            replay.line(SCRIPT_A, "k", line(A, 0, 0, false));
            assertThat(replay.values()).isEmpty();
            assertThat(replay.remaining()).isEqualTo(3);

            replay.input(B, "k", "b0");
            assertThat(replay.values()).containsExactly("b0", "a0");

            replay.line(SCRIPT_A, "k", line(A, 1, 0, false));
            assertThat(replay.values()).containsExactly("b0", "a0", "a1");
            assertThat(replay.remaining()).isZero();
        }
    }

    @Test
    void shouldShowEachInputWhereItStood() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 2, 0)) {
            replay.input(A, "k", "a0");
            replay.input(B, null, "b0");
            replay.line(SCRIPT_A, "k", line(B, 0, 0, false));
            replay.line(SCRIPT_A, "k", line(A, 0, 0, false));

            Instant noon = Instant.ofEpochMilli(ToyReplay.NOON);
            assertThat(replay.seen())
                    .containsExactly(
                            new Toy.Seen(null, "b0", new InputOrigin(B, 0, 0, noon)),
                            new Toy.Seen("k", "a0", new InputOrigin(A, 0, 0, noon)));
        }
    }

    @Test
    void shouldGiveAnInputOneTurnWhenItCausedSeveralDecisions() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 3, 0)) {
            replay.line(SCRIPT_A, "k", line(A, 0, 0, false));
            replay.line(SCRIPT_A, "l", line(A, 0, 0, false));
            replay.input(A, "k", "a0");
            replay.line(SCRIPT_A, "m", line(A, 0, 0, false));

            assertThat(replay.values()).containsExactly("a0");
            assertThat(replay.remaining()).isZero();
        }
    }

    @Test
    void shouldLeaveInputsThatHadNoEffectAndForgetThemAtTheEnd() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 1, 0)) {
            replay.input(A, "k", "no effect");
            replay.input(A, "k", "a1");
            assertThat(replay.entries(ReplayStores.INPUTS)).hasSize(2);

            replay.line(SCRIPT_A, "k", line(A, 1, 0, false));
            assertThat(replay.values()).containsExactly("a1");
            assertThat(replay.entries(ReplayStores.INPUTS)).isEmpty();
            assertThat(replay.entries(ReplayStores.LINES)).isEmpty();
        }
    }

    @Test
    void shouldDecideOnNothingThatCameAfterTheReplayBegan() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 1, 0)) {
            replay.input(A, "k", "a0");
            replay.input(A, "k", "a1");
            replay.line(SCRIPT_A, "k", line(A, 0, 0, false));
            replay.line(SCRIPT_A, "k", line(A, 1, 0, false));
            replay.input(A, "k", "a2");

            assertThat(replay.values()).containsExactly("a0");
            assertThat(replay.entries(ReplayStores.INPUTS)).isEmpty();
        }
    }

    @Test
    void shouldWaitForARefusalThatSawTheVersionBefore() {
        try (ToyReplay replay = new ToyReplay(Scope.KEY, 1, 1)) {
            replay.input(A, "k", "change");
            replay.line(SCRIPT_A, "k", line(A, 0, 1, true));
            assertThat(replay.values()).isEmpty();

            replay.line(SCRIPT_B, "k", line(B, 0, 0, false));
            assertThat(replay.values()).isEmpty();

            replay.input(B, "k", "refused");
            assertThat(replay.values()).containsExactly("refused", "change");
        }
    }

    @Test
    void shouldNotWaitForATopicThatHasNothingMore() {
        try (ToyReplay replay = new ToyReplay(Scope.KEY, 2, 1)) {
            replay.input(A, "k", "a0");
            replay.input(A, "l", "a1");
            replay.input(B, "m", "b0");
            replay.line(SCRIPT_A, "k", line(A, 0, 1, true));
            replay.line(SCRIPT_A, "l", line(A, 1, 1, true));
            assertThat(replay.values()).isEmpty();

            replay.line(SCRIPT_B, "m", line(B, 0, 0, false));
            assertThat(replay.values()).containsExactlyInAnyOrder("b0", "a0", "a1");
            assertThat(replay.remaining()).isZero();
        }
    }

    @Test
    void shouldLeaveOutWhatFollowsOnADecisionBeyondTheEnd() {
        try (ToyReplay replay = new ToyReplay(Scope.KEY, 1, 2)) {
            replay.input(A, "k", "a0");
            replay.input(A, "k", "a1");
            replay.input(B, "k", "b0");
            replay.line(SCRIPT_B, "k", line(B, 0, 3, true));
            replay.line(SCRIPT_B, "k", line(B, 1, 3, false));
            replay.line(SCRIPT_A, "k", line(A, 0, 1, true));
            replay.line(SCRIPT_A, "k", line(A, 1, 2, true));

            assertThat(replay.values()).containsExactly("a0");
            assertThat(replay.remaining()).isZero();
        }
    }

    @Test
    void shouldGoOnWhereItWasStopped() {
        try (ToyReplay replay = new ToyReplay(Scope.KEY, 1, 1)) {
            replay.input(A, "k", "change");
            replay.restart();
            replay.line(SCRIPT_A, "k", line(A, 0, 1, true));
            replay.restart();
            replay.line(SCRIPT_B, "k", line(B, 0, 0, false));
            replay.restart();
            replay.input(B, "k", "refused");

            assertThat(replay.values()).containsExactly("refused", "change");
        }
    }

    @Test
    void shouldLetThroughABoundedNumberAtOnceWhenOneInputSetsAllFree() {
        int all = 2 * Sequencer.MOST_AT_ONCE + 500;
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, all, 0)) {
            replay.line(SCRIPT_A, "k", line(B, 0, 0, false));
            for (int input = 0; input < all - 1; input++) {
                replay.line(SCRIPT_A, "k", line(A, input, 0, false));
                replay.input(A, "k", "a" + input);
            }
            assertThat(replay.values()).as("the first has not come").isEmpty();

            replay.input(B, "k", "b0");
            assertThat(replay.values()).hasSize(Sequencer.MOST_AT_ONCE);
            replay.restart();
            replay.driver().driver().advanceWallClockTime(Sequencer.PAUSE);
            replay.driver().driver().advanceWallClockTime(Sequencer.PAUSE);

            assertThat(replay.values())
                    .hasSize(all)
                    .startsWith("b0", "a0", "a1")
                    .endsWith("a" + (all - 2));
            assertThat(replay.remaining()).isZero();
        }
    }

    @Test
    void shouldLookAtABoundedNumberOfLanesAtOnceWhenATopicHasNothingMore() {
        int all = 2 * Sequencer.MOST_AT_ONCE + 500;
        try (ToyReplay replay = new ToyReplay(Scope.KEY, all, 1)) {
            for (int lane = 0; lane < all; lane++) {
                replay.input(A, "k" + lane, "a" + lane);
                replay.line(SCRIPT_A, "k" + lane, line(A, lane, 1, true));
            }
            replay.input(B, "m", "b0");
            assertThat(replay.values()).isEmpty();

            replay.line(SCRIPT_B, "m", line(B, 0, 0, false));
            assertThat(replay.values()).hasSizeBetween(900, Sequencer.MOST_AT_ONCE);
            for (int pause = 0; pause < 4; pause++) {
                replay.driver().driver().advanceWallClockTime(Sequencer.PAUSE);
            }

            assertThat(replay.values()).hasSize(all + 1);
            assertThat(replay.remaining()).isZero();
            assertThat(replay.entries(ReplayStores.PROGRESS))
                    .as("nothing is left to do")
                    .hasSize(1);
        }
    }

    @Test
    void shouldWriteTheShadowOfATopicWithTheSchemaOfTheTopic() {
        try (ToyReplay replay = new ToyReplay(Scope.PARTITION, 1, 0)) {
            replay.input(A, "k", "a0");
            replay.line(SCRIPT_A, "k", line(A, 0, 0, false));

            TestOutputTopic<String, LogPosition> shadow = replay.driver()
                    .driver()
                    .createOutputTopic(
                            "script-a.replay-again",
                            new StringDeserializer(),
                            replay.driver().serdes().value(SCRIPT_A).deserializer());
            assertThat(shadow.readValue().getOffset()).isZero();
            assertThat(subjects(replay)).containsExactly("script-a-value");
        }
    }

    private static Iterable<String> subjects(ToyReplay replay) {
        try {
            return replay.driver().serdes().client().getAllSubjects();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
