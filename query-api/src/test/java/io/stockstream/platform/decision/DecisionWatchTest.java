package io.stockstream.platform.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.fact.Position;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionWatchTest {

    private final DecisionWatch<String> watch =
            new DecisionWatch<>(decision -> !decision.equals("other"), closed -> {});

    private void offer(String decision, long offset) {
        watch.offer(new Decided<>(decision, new Position(0, offset)));
    }

    @Test
    void shouldForgetWhatCameBeforeTheDecisionThatIsAwaited() throws InterruptedException {
        offer("first", 0);
        offer("other", 1);
        offer("second", 2);
        offer("third", 3);

        assertThat(watch.await(decision -> decision.equals("second"), Duration.ofSeconds(30)))
                .contains("second");
        assertThat(watch.next(Duration.ofSeconds(30))).contains(new Decided<>("third", new Position(0, 3)));
        assertThat(watch.next(Duration.ZERO)).isEmpty();
        assertThat(watch.isOver()).isFalse();
    }

    @Test
    void shouldEndWhenSoMuchIsHeardThatNobodyReads() throws InterruptedException {
        for (int i = 0; i < 6_000; i++) {
            offer("decision", i);
        }

        assertThat(watch.next(Duration.ofSeconds(30))).isEmpty();
        assertThat(watch.isOver()).isTrue();
    }
}
