package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.Failures;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskType;
import io.stockstream.task.handler.RetryPolicy;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The handlers by their types, and the calls of them: whatever one does, what comes out is an {@link Ending}. */
final class Handlers implements AutoCloseable {

    static final String UNKNOWN_TYPE = "unknown_type";
    static final String INVALID_PAYLOAD = "invalid_payload";
    static final String REFUSED = "refused";

    /** Longest result, in characters; a report has to fit a record. */
    private static final int LONGEST_RESULT = 100_000;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Map<String, TaskHandler> byType;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("task-handler-", 0).factory());

    /**
     * @throws IllegalStateException when two have the same type, or one is not described as it should be
     */
    Handlers(Collection<TaskHandler> handlers) {
        handlers.forEach(TaskTypes::require);
        byType = handlers.stream().collect(Collectors.toUnmodifiableMap(TaskHandler::type, Function.identity()));
    }

    /** The types that can be done here. */
    Set<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    /** What callers may know of the types, see {@link TaskTypes#of}. */
    List<TaskType> described(RetryPolicy common) {
        return types().stream()
                .map(type -> TaskTypes.of(byType.get(type), common))
                .toList();
    }

    /** How work of the type is tried again; empty when it has no policy of its own. */
    Optional<RetryPolicy> retryPolicy(String type) {
        return Optional.ofNullable(byType.get(type)).flatMap(TaskHandler::retryPolicy);
    }

    /**
     * Does the work.
     *
     * @param watch runs beside it, and may stop it
     * @throws InterruptedException when this worker is stopped; how far the handler came is not known then
     */
    Ending call(TaskRequested request, int attempt, Watch watch) throws InterruptedException {
        TaskHandler handler = byType.get(request.getType());
        if (handler == null) {
            // Not hopeless: while instances are exchanged, the next attempt may meet one that knows it.
            return new Ending.Failed(
                    "%s: there is no type %s here; there are %s".formatted(UNKNOWN_TYPE, request.getType(), types()));
        }
        JsonNode payload;
        try {
            payload = json.readTree(request.getPayload());
        } catch (JacksonException e) {
            return new Ending.Hopeless(INVALID_PAYLOAD, "The payload is not JSON: " + e.getOriginalMessage());
        }
        if (!payload.isObject()) {
            return new Ending.Hopeless(INVALID_PAYLOAD, "The payload must be a JSON object");
        }
        return within(
                handler.timeLimit(),
                handler,
                new TaskWork(request.getTaskId(), payload, attempt, request.getRequestedAt(), watch),
                watch);
    }

    private Ending within(Duration limit, TaskHandler handler, TaskWork work, Watch watch) throws InterruptedException {
        Future<JsonNode> result = threads.submit(() -> handler.handle(work));
        watch.begin(() -> result.cancel(true));
        try {
            return new Ending.Succeeded(text(result.get(limit.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            return new Ending.Failed("It took longer than %s and was interrupted".formatted(limit));
        } catch (CancellationException e) {
            return new Ending.Cancelled();
        } catch (ExecutionException e) {
            return Failures.kind(e.getCause()) == FailureKind.OWN
                    ? new Ending.Hopeless(REFUSED, ErrorText.of(e.getCause()))
                    : new Ending.Failed(ErrorText.of(e.getCause()));
        } finally {
            watch.end();
            result.cancel(true);
        }
    }

    private String text(JsonNode result) {
        String text = result == null ? "null" : result.toString();
        return text.length() <= LONGEST_RESULT
                ? text
                : json.createObjectNode()
                        .put("left_out", "The result has %d characters, more than are kept".formatted(text.length()))
                        .toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
