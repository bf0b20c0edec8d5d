package io.stockstream.platform.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowAnswered;
import io.stockstream.platform.decision.DecisionBoard;
import io.stockstream.platform.decision.DecisionListener;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Admits orders as long as all open ones can be decided in time, and refuses the rest before anything is written. It
 * learns that an order has ended from the decisions that this process reads anyway, so admission costs no remote call
 * and no wait.
 */
@Component
public final class OrderGate implements DecisionListener<OrderDecided>, AutoCloseable {

    /** An order counts once more for each further this many lines. */
    private static final double LINES = 20;

    private final OverloadSettings settings;
    private final DecidingLag lag;
    private final LongSupplier nanos;
    private final OrderRate rate;
    private final Map<String, UnderWay> orders = new HashMap<>();
    private double taken;
    private double peak;
    private final Counter refused;
    private final Timer decided;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("order-gate").daemon().factory());

    /** An admitted order. */
    private record UnderWay(long since, double weight) {}

    @Autowired
    OrderGate(OverloadSettings settings, DecidingLag lag, DecisionBoard<OrderDecided> decisions, MeterRegistry meters) {
        this(settings, lag, System::nanoTime, meters);
        decisions.listen(this);
        long step = OrderRate.STEP.toMillis();
        var unused = clock.scheduleAtFixedRate(this::step, step, step, TimeUnit.MILLISECONDS);
    }

    OrderGate(OverloadSettings settings, DecidingLag lag, LongSupplier nanos, MeterRegistry meters) {
        this.settings = settings;
        this.lag = lag;
        this.nanos = nanos;
        this.rate = new OrderRate(
                settings.firstOrderRate(), settings.mostOrderRate(), settings.orderTarget(), settings.leastOrders());
        this.refused = Counter.builder("stockstream.orders.overloaded")
                .description("Orders refused because they could not have been decided in time")
                .register(meters);
        this.decided = Timer.builder("stockstream.orders.decided")
                .description("Time from admitting an order until it is no longer pending")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("stockstream.orders.underway", this, OrderGate::underWay)
                .description("Orders admitted by this instance and not decided yet; large ones count more than once")
                .register(meters);
        Gauge.builder("stockstream.orders.limit", this, OrderGate::limit)
                .description("Limit of stockstream.orders.underway")
                .register(meters);
    }

    /**
     * Admits an order. A caller that cannot write it after all must call {@link #notWritten}.
     *
     * @param lines number of its lines
     * @throws ApiException when it could not be decided in time
     */
    public void enter(String orderId, int lines) {
        lag.checkOrders();
        double weight = 1 + (lines - 1) / LINES;
        if (!tryEnter(orderId, weight)) {
            refused.increment();
            throw ApiException.of(
                    ProblemCode.OVERLOADED,
                    "More orders are under way than can be decided in time; nothing was written. Send it again.");
        }
    }

    private synchronized boolean tryEnter(String orderId, double weight) {
        if (orders.containsKey(orderId)) {
            return true; // The same again costs little, and the first will be heard of.
        }
        // An order larger than the limit is admitted alone.
        if (taken > 0 && taken + weight > rate.limit()) {
            return false;
        }
        orders.put(orderId, new UnderWay(nanos.getAsLong(), weight));
        taken += weight;
        peak = Math.max(peak, taken);
        return true;
    }

    /**
     * The write of an admitted order failed, so it no longer counts, even where it may have been written after all:
     * counted until it is forgotten, a few dozen of these would keep the gate shut long after Kafka is back.
     */
    public synchronized void notWritten(String orderId) {
        remove(orderId);
    }

    @Override
    public synchronized boolean wants(String orderId) {
        return orders.containsKey(orderId);
    }

    @Override
    public synchronized void heard(OrderDecided decision) {
        if (waitsForARow(decision)) {
            remove(decision.getOrderId());
            return;
        }
        if (decision.getStatus() == OrderStatus.PENDING && decision.getStep() != OrderStep.REFUSED) {
            return;
        }
        UnderWay ended = remove(decision.getOrderId());
        if (ended != null) {
            Duration took = Duration.ofNanos(nanos.getAsLong() - ended.since());
            rate.ended(ended.weight(), took);
            decided.record(took);
        }
    }

    /**
     * Whether the order waits for a user, an address or a product that the catalogue does not have, for minutes
     * perhaps. It takes no capacity meanwhile; counted, a few orders with a wrong id would keep everyone out.
     */
    private static boolean waitsForARow(OrderDecided decision) {
        RowAnswered answer = decision.getLookup();
        if (decision.getStep() != OrderStep.LOOKED_UP || answer == null) {
            return false;
        }
        // A sku need not be in the catalogue: stock knows it without.
        return answer.getOutcome() == LookupOutcome.NOT_YET
                || (answer.getOutcome() == LookupOutcome.ABSENT && answer.getKind() != LookupKind.SKU);
    }

    synchronized void step() {
        long now = nanos.getAsLong();
        long forgotten = now - settings.forgetAfter().toNanos();
        long slow = now - OrderRate.SLOW.toNanos();
        double waiting = 0;
        for (Map.Entry<String, UnderWay> order : Map.copyOf(orders).entrySet()) {
            if (order.getValue().since() < forgotten) {
                remove(order.getKey());
            } else if (order.getValue().since() < slow) {
                waiting += order.getValue().weight();
            }
        }
        rate.step(waiting, peak);
        peak = taken;
    }

    private UnderWay remove(String orderId) {
        UnderWay removed = orders.remove(orderId);
        if (removed != null) {
            taken = orders.isEmpty() ? 0 : taken - removed.weight();
        }
        return removed;
    }

    synchronized double underWay() {
        return taken;
    }

    synchronized double limit() {
        return rate.limit();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
