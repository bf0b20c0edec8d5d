package io.stockstream.task.rehearsal;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.RetryPolicy;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Runs for a while, reports progress, and fails as often as requested. Operators use it to rehearse what they will
 * meet: retries, dead letters, cancellation, alerts, workers that die during a task. Enabled by a setting only: clients
 * could fill a queue with it.
 */
@Component
@ConditionalOnProperty(name = "stockstream.tasks.rehearsal", havingValue = "true")
final class RehearsalHandler implements TaskHandler {

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(300);
    private static final int MOST_FAILURES = 100;
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int ALL = 100;

    @Override
    public String type() {
        return "rehearse";
    }

    @Override
    public String description() {
        return "Takes some seconds and fails as often as wanted, to try out progress, retries, cancellation and alerts.";
    }

    @Override
    public String payloadSchema() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "seconds": {"type": "number", "minimum": 0, "maximum": 300, "description": "How long an attempt takes"},
                    "failures": {"type": "integer", "minimum": 0, "maximum": 100, "description": "How many attempts fail before one succeeds"}
                  },
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofSeconds(MOST_SECONDS.longValueExact() + 30);
    }

    @Override
    public Optional<RetryPolicy> retryPolicy() {
        return Optional.of(new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), 3));
    }

    @Override
    public JsonNode handle(TaskWork work) throws PermanentTaskException, InterruptedException {
        BigDecimal seconds = number(work, "seconds", MOST_SECONDS);
        int failures =
                number(work, "failures", BigDecimal.valueOf(MOST_FAILURES)).intValue();
        pass(work, Duration.ofMillis(seconds.movePointRight(3).longValue()));
        if (work.attempt() <= failures) {
            throw new IllegalStateException("Failure %d of %d, as rehearsed".formatted(work.attempt(), failures));
        }
        return JsonNodeFactory.instance.objectNode().put("seconds", seconds).put("attempt", work.attempt());
    }

    private static void pass(TaskWork work, Duration whole) throws InterruptedException {
        for (Duration past = Duration.ZERO; past.compareTo(whole) < 0; past = past.plus(STEP)) {
            work.progress(Math.toIntExact(ALL * past.toMillis() / whole.toMillis()), "Rehearsing");
            Duration left = whole.minus(past);
            Thread.sleep(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }

    private static BigDecimal number(TaskWork work, String field, BigDecimal most) throws PermanentTaskException {
        JsonNode value = work.payload().path(field);
        if (value.isMissingNode()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(most) > 0) {
            throw new PermanentTaskException(
                    "%s must be a number from 0 to %s (was %s)".formatted(field, most, value.getNodeType()));
        }
        return value.decimalValue();
    }
}
