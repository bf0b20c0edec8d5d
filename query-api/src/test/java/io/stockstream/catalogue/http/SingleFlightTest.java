package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final SingleFlight<String> loads = new SingleFlight<>();
    private final AtomicInteger loaded = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    private String load() {
        String value = "load " + loaded.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }

    private Thread reader() {
        return Thread.ofPlatform().start(() -> answers.add(loads.load("user:1", this::load)));
    }

    private static void land(List<Thread> readers) throws InterruptedException {
        for (Thread reader : readers) {
            reader.join();
        }
    }

    @Test
    void shouldShareOneLoadThatBeginsAfterAllOfThemCame() throws InterruptedException {
        List<Thread> readers = Stream.generate(this::reader).limit(20).toList();
        await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));
        gate.countDown();
        land(readers);

        assertThat(loaded).hasValue(2);
        assertThat(answers).hasSize(20).containsOnlyOnce("load 1").containsOnly("load 1", "load 2");
        assertThat(loads.load("user:1", this::load)).as("nothing is kept").isEqualTo("load 3");
    }

    @Test
    void shouldNotShareALoadThatIsForgotten() throws InterruptedException {
        Thread before = reader();
        await().until(() -> before.getState() == Thread.State.WAITING);
        loads.forget("user:1");
        Thread after = reader();
        await().until(() -> after.getState() == Thread.State.WAITING);
        gate.countDown();
        land(List.of(before, after));

        assertThat(answers).containsExactlyInAnyOrder("load 1", "load 2");
    }

    @Test
    void shouldNotFailAsALoadThatBeganBefore() throws InterruptedException {
        Thread failing = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(() -> loads.load("user:1", () -> {
                            load();
                            throw new IllegalStateException("moving");
                        }))
                        .hasMessage("moving"));
        await().until(() -> failing.getState() == Thread.State.WAITING);
        Thread late = reader();
        await().until(() -> late.getState() == Thread.State.WAITING);
        gate.countDown();
        land(List.of(failing, late));

        assertThat(answers).containsExactly("load 2");
    }

    @Test
    void shouldFailAsTheLoadFails() {
        assertThatThrownBy(() -> loads.load("user:1", () -> {
                    throw new IllegalStateException("moving");
                }))
                .hasMessage("moving");
        assertThat(loads.load("user:1", () -> "next")).isEqualTo("next");
    }
}
