package io.stockstream.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.kafka.GroupLags;
import io.stockstream.platform.kafka.GroupLags.Asked;
import io.stockstream.platform.kafka.GroupLags.Standing;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The application that has all of them. */
    private static final String GROUP = "stockstream-shop";

    private static final Decider ORDERS =
            new Decider("orders", Topics.ORDER_REQUESTS, Topics.LOOKUP_ANSWERS, Topics.RESERVATION_OUTCOMES);

    private static final Decider STOCK = new Decider("stock", Topics.MOVEMENTS, Topics.RESERVATIONS);

    private static final Decider LOOKUPS = new Decider("lookups", Topics.LOOKUPS);

    /** An order passes through all three. */
    private static final List<Decider> DECIDERS = List.of(ORDERS, STOCK, LOOKUPS);

    private final GroupLags lags;
    private final Duration target;
    private final LongSupplier nanos;
    private final Map<Decider, Deque<Seen>> history = new HashMap<>();
    private final Map<Decider, Duration> waits = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deciding-lag").daemon().factory());

    private record Seen(long at, Standing standing) {}

    /** A topology that decides, and the topics that it reads. */
    private record Decider(String topology, List<String> topics) {

        Decider(String topology, Topic<?, ?>... topics) {
            this(topology, Arrays.stream(topics).map(Topic::name).toList());
        }

        Asked asked() {
            return new Asked(GROUP, topics);
        }
    }

    @Autowired
    DecidingLag(GroupLags lags, OverloadSettings settings, MeterRegistry meters) {
        this(lags, settings, System::nanoTime);
        for (Decider decider : DECIDERS) {
            Gauge.builder(
                            "stockstream.deciding.wait",
                            this,
                            lag -> lag.wait(decider).toMillis() / 1_000.0)
                    .description("Seconds that a deciding topology needs for its backlog")
                    .tag("topology", decider.topology())
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
        DECIDERS.forEach(this::check);
    }

    /**
     * Refuses movements that would only queue up.
     *
     * @throws ApiException when the backlog of the stock topology already takes too long
     */
    public void checkMovements() {
        check(STOCK);
    }

    private void check(Decider decider) {
        Duration wait = wait(decider);
        if (wait.compareTo(target) > 0) {
            throw ApiException.of(
                    ProblemCode.OVERLOADED,
                    "What is written already needs longer than %d s to be decided (topology %s); nothing was written. Send it again."
                            .formatted(target.toSeconds(), decider.topology()));
        }
    }

    private Duration wait(Decider decider) {
        return waits.getOrDefault(decider, Duration.ZERO);
    }

    void look() {
        try {
            List<Standing> standings =
                    lags.read(DECIDERS.stream().map(Decider::asked).toList());
            for (int i = 0; i < standings.size(); i++) {
                Decider decider = DECIDERS.get(i);
                waits.put(decider, note(decider, standings.get(i)));
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
    private Duration note(Decider decider, Standing now) {
        Deque<Seen> seen = history.computeIfAbsent(decider, unused -> new ArrayDeque<>());
        long at = nanos.getAsLong();
        if (now.waiting() <= NEGLIGIBLE) {
            // Idle time says nothing about the pace; counting it would make any burst look as if it never ended.
            seen.clear();
            return Duration.ZERO;
        }
        seen.addLast(new Seen(at, now));
        while (at - seen.getFirst().at() > WINDOW.toNanos()) {
            seen.removeFirst();
        }
        Seen first = seen.getFirst();
        if (seen.size() < 3) {
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
