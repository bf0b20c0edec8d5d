package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries calls that fail because a system is away, for as long as one record may wait, and logs once per outage. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String what;
    private final Duration bound;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final AtomicReference<Outage> outage = new AtomicReference<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param what is asked, for people
     * @param bound how long one record waits
     */
    Patience(String what, Duration bound, InstantSource clock, Sleeper sleeper) {
        this.what = what;
        this.bound = bound;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** A call that may fail. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws Exception;
    }

    /**
     * An outage.
     *
     * @param since time of the first failure
     * @param error of the first failure
     */
    record Outage(Instant since, String error) {}

    /** The system called, for people. */
    String what() {
        return what;
    }

    /** Since when it has been away; empty when the last call was answered. */
    Optional<Outage> outage() {
        return Optional.ofNullable(outage.get());
    }

    /** How many calls are waiting for it. */
    int waiting() {
        return waiting.get();
    }

    /**
     * Makes the call, and repeats it while its failure is transient.
     *
     * @throws FailedCallException when it does not pass, or did not within the bound
     */
    <T> T call(Call<T> call) throws FailedCallException, InterruptedException {
        Instant deadline = null;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                T result = call.call();
                if (outage.getAndSet(null) != null) {
                    LOG.info("{} answers again; workers go on", what);
                }
                return result;
            } catch (InterruptedException e) {
                throw e;
            } catch (InterruptException e) {
                throw stopped(e);
            } catch (Exception e) {
                deadline = deadline == null ? clock.instant().plus(bound) : deadline;
                require(e, deadline);
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Throws unless another attempt is worthwhile. */
    private void require(Exception error, Instant deadline) throws FailedCallException {
        FailureKind kind = Failures.kind(error);
        if (kind != FailureKind.PASSING) {
            throw new FailedCallException(what, kind, error);
        }
        Outage begun = new Outage(clock.instant(), ErrorText.of(error));
        if (outage.compareAndSet(null, begun)) {
            LOG.warn("{} does not answer ({}); workers wait and try again, nothing is lost", what, begun.error());
        }
        if (!clock.instant().isBefore(deadline)) {
            throw new FailedCallException(what + " was away for longer than " + bound, kind, error);
        }
    }

    private void sleep(Duration pause) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            sleeper.sleep(pause);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Kafka's clients have set the thread's mark again, and would throw at every further call. */
    private static InterruptedException stopped(InterruptException error) {
        boolean unused = Thread.interrupted();
        InterruptedException stopped = new InterruptedException("Interrupted while Kafka was asked");
        stopped.initCause(error);
        return stopped;
    }
}
