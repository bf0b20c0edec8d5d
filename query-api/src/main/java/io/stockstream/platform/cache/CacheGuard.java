package io.stockstream.platform.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.cache.RedisFailures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Lets no request suffer from Redis: a call takes at most the time-out, and after some that failed Redis is left alone
 * for a while.
 */
@Component
final class CacheGuard implements AutoCloseable {

    private static final int WINDOW = 20;
    private static final int LEAST_CALLS = 5;
    private static final float FAILURE_PERCENT = 50;
    private static final int TRIALS = 2;

    private final CacheClient client;
    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final CacheOutage outage = new CacheOutage(System::nanoTime);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Until the first answer the client connects in the thread of its caller, which must not wait for that. */
    private volatile boolean connected;

    CacheGuard(CacheClient client, CacheSettings settings, MeterRegistry meters) {
        this.client = client;
        this.timeout = settings.timeout();
        this.breaker = CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .failureRateThreshold(FAILURE_PERCENT)
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build());
        Gauge.builder("stockstream.cache.breaker", breaker, CacheGuard::position)
                .description("Whether Redis is left alone: 0 no, 1 it is being tried again, 2 yes")
                .register(meters);
    }

    /** Calls, and waits for the answer no longer than the time-out. */
    <T> CacheAnswer<T> call(Function<CacheClient, CompletionStage<T>> call) {
        if (!breaker.tryAcquirePermission()) {
            return new CacheAnswer.Skipped<>();
        }
        long start = System.nanoTime();
        try {
            T value = begin(call).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            succeeded(start);
            return new CacheAnswer.Came<>(value);
        } catch (ExecutionException e) {
            failed(start, e.getCause());
        } catch (TimeoutException e) {
            failed(start, e);
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
        }
        return new CacheAnswer.Failed<>();
    }

    /** Calls, and waits for nothing. */
    <T> void start(Function<CacheClient, CompletionStage<T>> call) {
        if (!breaker.tryAcquirePermission()) {
            return;
        }
        long start = System.nanoTime();
        CompletableFuture<Void> unused = begin(call)
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((value, failure) -> {
                    if (failure == null) {
                        succeeded(start);
                    } else {
                        failed(start, failure);
                    }
                    return null;
                });
    }

    /** A copy of the client's own future, which continues when this one is abandoned. */
    private <T> CompletableFuture<T> begin(Function<CacheClient, CompletionStage<T>> call) {
        try {
            return connected
                    ? call.apply(client).toCompletableFuture().copy()
                    : CompletableFuture.supplyAsync(() -> call.apply(client), threads)
                            .thenCompose(Function.identity());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void succeeded(long start) {
        connected = true;
        breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        outage.succeeded(breaker.getState() == CircuitBreaker.State.CLOSED);
    }

    private void failed(long start, Throwable failure) {
        if (!RedisFailures.isPassing(failure)) {
            // Redis answered, and the failure concerns one key: no reason to open the circuit for the others.
            succeeded(start);
            return;
        }
        breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
        outage.failed(breaker.getState() == CircuitBreaker.State.OPEN, failure);
    }

    private static double position(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 2;
            case HALF_OPEN -> 1;
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
