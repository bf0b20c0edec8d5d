package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DependencyGraphTest {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final DependencyGraph graph = new DependencyGraph(
            Map.of("app", Set.of("setup", "cache"), "setup", Set.of("broker"), "broker", Set.of(), "cache", Set.of()));

    @Test
    void shouldPutEachNodeAfterItsNeeds() {
        List<String> order = graph.order();

        assertThat(order).containsExactlyInAnyOrder("app", "setup", "broker", "cache");
        assertThat(order.indexOf("setup")).isGreaterThan(order.indexOf("broker"));
        assertThat(order).last().isEqualTo("app");
    }

    @Test
    void shouldStopInTheOtherDirectionWhenReversed() {
        List<String> order = graph.reversed().order();

        assertThat(order).first().isEqualTo("app");
        assertThat(order.indexOf("setup")).isLessThan(order.indexOf("broker"));
    }

    @Test
    void shouldRunIndependentNodesTogether() {
        CountDownLatch both = new CountDownLatch(2);
        DependencyGraph independent = new DependencyGraph(Map.of("one", Set.of(), "two", Set.of()));

        independent.run(THREADS, node -> {
            both.countDown();
            assertThat(meets(both)).isTrue();
        });
    }

    @Test
    void shouldKeepDependentsFromStartingWhenANeedFails() {
        ConcurrentLinkedQueue<String> started = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> graph.run(THREADS, node -> {
                    started.add(node);
                    if (node.equals("setup")) {
                        throw new LocalSystemException("setup failed");
                    }
                }))
                .isInstanceOf(LocalSystemException.class)
                .hasMessage("setup failed");
        assertThat(started).containsExactlyInAnyOrder("broker", "cache", "setup");
    }

    @Test
    void shouldTakeNeedsOutsideTheGraphAsMet() {
        assertThat(new DependencyGraph(Map.of("connect", Set.of("kafka"))).order())
                .containsExactly("connect");
    }

    @Test
    void shouldRefuseACircle() {
        DependencyGraph circle = new DependencyGraph(Map.of("one", Set.of("two"), "two", Set.of("one")));

        assertThatThrownBy(circle::order).hasMessageContaining("circle");
    }

    private static boolean meets(CountDownLatch both) {
        try {
            return both.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
