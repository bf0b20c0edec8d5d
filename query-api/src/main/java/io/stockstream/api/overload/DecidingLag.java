package io.stockstream.api.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.api.kafka.GroupLags;
import io.stockstream.api.kafka.GroupLags.Asked;
import io.stockstream.api.kafka.GroupLags.Standing;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Estimates how long the topologies that decide on orders and stock need for their backlog, whoever wrote it. Measured
 * every second in the background. While Kafka does not report the lag, no request is refused because of it; the write
 * itself will fail then.
 */
@Component
public final class DecidingLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecidingLag.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** The window over which throughput is measured. */
    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** Not lag: transaction markers, which no group commits past, and what accumulates during a commit interval. */
    private static final long NEGLIGIBLE = 200;

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Asked ORDERS = new Asked(
            "stockstream-orders",
            List.of(Topics.ORDER_REQUESTS.name(), Topics.LOOKUP_ANSWERS.name(), Topics.RESERVATION_OUTCOMES.name()));

    private static final Asked STOCK =
            new Asked("stockstream-stock", List.of(Topics.MOVEMENTS.name(), Topics.RESERVATIONS.name()));

    private static final Asked LOOKUPS = new Asked("stockstream-lookups", List.of(Topics.LOOKUPS.name()));

    /** An order passes through all three. */
    private static final List<Asked> ASKED = List.of(ORDERS, STOCK, LOOKUPS);

    private final GroupLags lags;
    private final Duration target;
    private final LongSupplier nanos;
    private final Map<String, Deque<Seen>> history = new TreeMap<>();
    private final Map<String, Duration> waits = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deciding-lag").daemon().factory());

    private record Seen(long at, Standing standing) {}

    @Autowired
    DecidingLag(GroupLags lags, OverloadSettings settings, MeterRegistry meters) {
        this(lags, settings, System::nanoTime);
        for (Asked asked : ASKED) {
            Gauge.builder(
                            "stockstream.deciding.wait",
                            this,
                            lag -> lag.wait(asked.group()).toMillis() / 1_000.0)
                    .description("Seconds that a deciding topology needs for its backlog")
                    .tag("group", asked.group())
                    .register(meters);
        }
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    DecidingLag(GroupLags lags, OverloadSettings settings, LongSupplier nanos) {
        this.lags = lags;
        this.target = settings.lagTarget();
        this.nanos = nanos;
    }

    /**
     * Refuses an order that would only queue up.
     *
     * @throws ApiException when the backlog of a topology that the order passes through already takes too long
     */
    public void checkOrders() {
        ASKED.forEach(this::check);
    }

    /**
     * Refuses movements that would only queue up.
     *
     * @throws ApiException when the backlog of the stock topology already takes too long
     */
    public void checkMovements() {
        check(STOCK);
    }

    private void check(Asked asked) {
        Duration wait = wait(asked.group());
        if (wait.compareTo(target) > 0) {
            throw ApiException.of(
                    ProblemCode.OVERLOADED,
                    "What is written already needs longer than %d s to be decided (%s); nothing was written. Send it again."
                            .formatted(target.toSeconds(), asked.group()));
        }
    }

    private Duration wait(String group) {
        return waits.getOrDefault(group, Duration.ZERO);
    }

    void look() {
        try {
            for (Standing standing : lags.read(ASKED)) {
                waits.put(standing.group(), note(standing));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            forget();
            LOG.debug("Kafka does not report the lag of the deciding topologies", e);
        } catch (RuntimeException e) {
            forget();
            LOG.warn("Measuring the lag of the deciding topologies failed; trying again", e);
        }
    }

    private void forget() {
        waits.clear();
        history.clear();
    }

    /** At the throughput of the last seconds; a topology that stands still needs for ever. */
    private Duration note(Standing now) {
        Deque<Seen> seen = history.computeIfAbsent(now.group(), group -> new ArrayDeque<>());
        long at = nanos.getAsLong();
        seen.addLast(new Seen(at, now));
        while (at - seen.getFirst().at() > WINDOW.toNanos()) {
            seen.removeFirst();
        }
        Seen first = seen.getFirst();
        if (now.waiting() <= NEGLIGIBLE || seen.size() < 3) {
            return Duration.ZERO;
        }
        double seconds = (at - first.at()) / 1e9;
        double pace = (now.done() - first.standing().done()) / seconds;
        return pace <= 0
                ? LONGEST
                : Duration.ofMillis(Math.min(LONGEST.toMillis(), (long) (now.waiting() / pace * 1_000)));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
