package io.stockstream.platform.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.report.store.ReportController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits how many ranges are read at the same time: they run on the cores that decide on orders and stock. A list reads
 * all partitions at once, so a read briefly waits for its turn, and is then refused with a request to try again.
 */
public final class HeavyReads implements HandlerInterceptor {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String TAKEN = HeavyReads.class.getName() + ".TAKEN";

    private final Semaphore free;
    private final Counter refused;

    /**
     * Limits reads.
     *
     * @param places how many run at the same time
     */
    public HeavyReads(int places, MeterRegistry meters) {
        this.free = new Semaphore(places);
        this.refused = Counter.builder("stockstream.store.refused")
                .description("Reads of ranges that were refused because too many were under way")
                .register(meters);
        Gauge.builder("stockstream.store.ranges", free, left -> places - left.availablePermits())
                .description("Reads of ranges that are under way")
                .strongReference(true)
                .register(meters);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A request that names a partition reads a range, but for a shard of a day; every other reads a key.
        if (request.getParameter("partition") != null
                && !request.getRequestURI().equals(ReportController.SHARD)) {
            enter();
            request.setAttribute(TAKEN, true);
        }
        return true;
    }

    private void enter() {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw new StoreMovingException("Too many ranges are being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreMovingException("Interrupted while waiting for other reads");
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failureOrNull) {
        if (request.getAttribute(TAKEN) != null) {
            request.removeAttribute(TAKEN);
            free.release();
        }
    }
}
