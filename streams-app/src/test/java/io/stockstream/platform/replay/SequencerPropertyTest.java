package io.stockstream.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.LogPosition;
import io.stockstream.platform.runtime.Script.Scope;
import io.stockstream.schema.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever the order in which inputs and script arrive, and wherever the replay is stopped: it goes as it went live.
 */
class SequencerPropertyTest {

    /** What an input did live. */
    enum Effect {
        /** The topology neither decided nor kept anything. */
        NONE,
        /** It was decided on, but left the value of its key unchanged. */
        REFUSED,
        CHANGED
    }

    /** One input of the live run, in the order of processing. */
    record Step(String topic, String key, Effect effect) {}

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void shouldReplayAPartitionInTheOrderOfItsDecisions(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        Live live = new Live(steps, Scope.PARTITION);
        try (ToyReplay replay = live.replayed(random)) {
            assertThat(replay.values()).isEqualTo(live.decided);
            assertThat(live.isEmpty() ? 0 : replay.remaining()).isZero();
            assertThat(replay.entries(ReplayStores.INPUTS)).isEmpty();
        }
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void shouldReplayEachKeySoThatEveryInputFindsTheVersionThatItFound(
            @ForAll("steps") List<Step> steps, @ForAll Random random) {
        Live live = new Live(steps, Scope.KEY);
        try (ToyReplay replay = live.replayed(random)) {
            Map<String, Integer> versions = new HashMap<>();
            Map<String, Integer> found = new HashMap<>();
            for (Toy.Seen seen : replay.seen()) {
                found.put(seen.value(), versions.getOrDefault(seen.key(), 0));
                if (seen.value().endsWith(Effect.CHANGED.name())) {
                    versions.merge(seen.key(), 1, Integer::sum);
                }
            }
            assertThat(found).isEqualTo(live.found);
            assertThat(live.isEmpty() ? 0 : replay.remaining()).isZero();
            assertThat(replay.entries(ReplayStores.LINES)).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Toy.A, Toy.B), Arbitraries.of("k", "l"), Arbitraries.of(Effect.class))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    /** The live run, and what it left in four topics. */
    private static final class Live {
        private final List<String> decided = new ArrayList<>();
        private final Map<String, Integer> found = new HashMap<>();
        private final Scope scope;
        private final Deque<Step> inputsA = new ArrayDeque<>();
        private final Deque<Step> inputsB = new ArrayDeque<>();
        private final Deque<Line> linesA = new ArrayDeque<>();
        private final Deque<Line> linesB = new ArrayDeque<>();

        private record Line(String key, LogPosition line) {}

        Live(List<Step> steps, Scope scope) {
            this.scope = scope;
            Map<String, Integer> versions = new HashMap<>();
            for (Step step : steps) {
                Deque<Step> inputs = step.topic().equals(Toy.A) ? inputsA : inputsB;
                if (step.effect() != Effect.NONE) {
                    decide(step, inputs.size(), versions);
                }
                inputs.add(step);
            }
        }

        /** Without any decision there is nothing to keep. */
        boolean isEmpty() {
            return decided.isEmpty();
        }

        private void decide(Step step, int offset, Map<String, Integer> versions) {
            String value = value(step, offset);
            boolean changes = step.effect() == Effect.CHANGED;
            decided.add(value);
            found.put(value, versions.getOrDefault(step.key(), 0));
            versions.merge(step.key(), changes ? 1 : 0, Integer::sum);
            if (scope == Scope.KEY) {
                Deque<Line> lines = step.topic().equals(Toy.A) ? linesA : linesB;
                lines.add(new Line(step.key(), Toy.line(step.topic(), offset, versions.get(step.key()), changes)));
            } else {
                linesA.add(new Line(step.key(), Toy.line(step.topic(), offset, 0, false)));
                if (changes) {
                    linesA.add(new Line("other", Toy.line(step.topic(), offset, 0, false)));
                }
            }
        }

        ToyReplay replayed(Random random) {
            ToyReplay replay = new ToyReplay(scope, linesA.size(), linesB.size());
            Map<String, Integer> offsets = new HashMap<>();
            while (!(inputsA.isEmpty() && inputsB.isEmpty() && linesA.isEmpty() && linesB.isEmpty())) {
                switch (random.nextInt(4)) {
                    case 0 -> input(replay, inputsA.poll(), offsets);
                    case 1 -> input(replay, inputsB.poll(), offsets);
                    case 2 -> line(replay, Toy.SCRIPT_A, linesA.poll());
                    default -> line(replay, Toy.SCRIPT_B, linesB.poll());
                }
                if (random.nextInt(20) == 0) {
                    replay.restart();
                }
            }
            return replay;
        }

        private static void input(ToyReplay replay, Step step, Map<String, Integer> offsets) {
            if (step != null) {
                int offset = offsets.merge(step.topic(), 1, Integer::sum) - 1;
                replay.input(step.topic(), step.key(), value(step, offset));
            }
        }

        private static void line(ToyReplay replay, Topic<String, LogPosition> script, Line line) {
            if (line != null) {
                replay.line(script, line.key(), line.line());
            }
        }

        private static String value(Step step, int offset) {
            return step.topic() + offset + step.effect();
        }
    }
}
