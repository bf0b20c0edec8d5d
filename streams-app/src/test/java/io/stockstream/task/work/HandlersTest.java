package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskType;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class HandlersTest {

    private static TaskRequested request(String type, String payload) {
        return new TaskRequested("t-1", type, TaskQueue.DEFAULT, payload, Instant.EPOCH);
    }

    private static Watch unwatched() {
        Watch.Teller nobody = new Watch.Teller() {
            @Override
            public void running() {}

            @Override
            public void progress(int percent, String message) {}
        };
        return new Watch(WorkerFixture.SHORT, nobody, () -> true);
    }

    private static Ending call(FakeHandler.Act act, String payload) throws InterruptedException {
        try (Handlers handlers = new Handlers(List.of(new FakeHandler("sum", act)))) {
            return handlers.call(request("sum", payload), 3, unwatched());
        }
    }

    @Test
    void shouldGiveTheHandlerItsWorkAndKeepWhatComesOfIt() throws Exception {
        Ending ending = call(
                work -> JsonNodeFactory.instance
                        .objectNode()
                        .put("task", work.taskId())
                        .put("attempt", work.attempt())
                        .put("a", work.payload().path("a").asInt()),
                "{\"a\":7}");

        assertThat(ending).isEqualTo(new Ending.Succeeded("{\"task\":\"t-1\",\"attempt\":3,\"a\":7}"));
        assertThat(call(work -> null, "{}")).isEqualTo(new Ending.Succeeded("null"));
    }

    @Test
    void shouldTellFailuresThatPassFromThoseThatDoNot() throws Exception {
        assertThat(call(
                        work -> {
                            throw new IOException("no line to ann@example.com");
                        },
                        "{}"))
                .isEqualTo(new Ending.Failed("no line to [address]"));
        assertThat(call(
                        work -> {
                            throw new StackOverflowError();
                        },
                        "{}"))
                .isEqualTo(new Ending.Failed("StackOverflowError"));
        assertThat(call(
                        work -> {
                            throw new PermanentTaskException("never");
                        },
                        "{}"))
                .isEqualTo(new Ending.Hopeless(Handlers.REFUSED, "never"));
    }

    @Test
    void shouldInterruptAHandlerThatTakesTooLong() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        FakeHandler slow = new FakeHandler("slow", Duration.ofMillis(20), work -> {
            try {
                new CountDownLatch(1).await();
                return null;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });

        try (Handlers handlers = new Handlers(List.of(slow))) {
            assertThat(handlers.call(request("slow", "{}"), 1, unwatched()))
                    .isEqualTo(new Ending.Failed("It took longer than PT0.02S and was interrupted"));
        }
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldSeeAtOnceThatWorkCannotBeDone() throws Exception {
        try (Handlers handlers = new Handlers(List.of(new FakeHandler("sum", work -> null)))) {
            assertThat(handlers.call(request("mail", "{}"), 1, unwatched()))
                    .as("another instance may know it")
                    .isEqualTo(new Ending.Failed("unknown_type: there is no type mail here; there are [sum]"));
        }
        for (String payload : List.of("", "{", "[]", "7", "{\"a\":1,\"a\":2}", "{} {}")) {
            assertThat(call(work -> null, payload))
                    .as(payload)
                    .isInstanceOfSatisfying(
                            Ending.Hopeless.class,
                            ending -> assertThat(ending.code()).isEqualTo(Handlers.INVALID_PAYLOAD));
        }
    }

    @Test
    void shouldNotKeepAResultThatNoReportCanHold() throws Exception {
        Ending ending = call(work -> JsonNodeFactory.instance.stringNode("x".repeat(200_000)), "{}");

        assertThat(ending)
                .isEqualTo(new Ending.Succeeded(
                        "{\"left_out\":\"The result has 200002 characters, more than are kept\"}"));
    }

    @Test
    void shouldRefuseTwoHandlersOfOneType() {
        assertThatThrownBy(() -> new Handlers(
                        List.of(new FakeHandler("sum", work -> null), new FakeHandler("sum", work -> null))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sum");
    }

    @Test
    void shouldRefuseAHandlerThatIsNotDescribedAsItShouldBe() {
        for (String schema : List.of("no json", "{}", "{\"type\":\"object\"}", "[]")) {
            assertThatThrownBy(() -> new Handlers(List.of(handler("sum", Duration.ofSeconds(1), schema))))
                    .as(schema)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("payloadSchema()");
        }
        assertThatThrownBy(() -> new Handlers(List.of(handler("Sum", Duration.ofSeconds(1), FakeHandler.ANY_OBJECT))))
                .hasMessageContaining("type()");
        assertThatThrownBy(() -> new Handlers(List.of(handler("sum", Duration.ofDays(2), FakeHandler.ANY_OBJECT))))
                .hasMessageContaining("timeLimit()");
    }

    @Test
    void shouldDescribeItsTypesWithTheirPolicies() {
        RetryPolicy common = new RetryPolicy(List.of(Duration.ofSeconds(2)), 20);
        FakeHandler own = new FakeHandler(
                "own",
                Duration.ofSeconds(3),
                Optional.of(new RetryPolicy(List.of(Duration.ofHours(1), Duration.ofHours(2)), 4)),
                FakeHandler.ANY_OBJECT,
                work -> null);
        try (Handlers handlers = new Handlers(List.of(own, new FakeHandler("common", work -> null)))) {
            assertThat(handlers.described(common))
                    .containsExactly(
                            new TaskType(
                                    "common",
                                    "Does what the test says.",
                                    TaskQueue.DEFAULT,
                                    FakeHandler.ANY_OBJECT,
                                    30_000L,
                                    20,
                                    List.of(2_000L),
                                    false),
                            new TaskType(
                                    "own",
                                    "Does what the test says.",
                                    TaskQueue.DEFAULT,
                                    FakeHandler.ANY_OBJECT,
                                    3_000L,
                                    4,
                                    List.of(3_600_000L, 7_200_000L),
                                    false));
        }
    }

    private static FakeHandler handler(String type, Duration limit, String schema) {
        return new FakeHandler(type, limit, Optional.empty(), schema, work -> null);
    }
}
