package io.stockstream.streams.effect.task;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what fails because something is away, for as long as that takes, and tells of it once per outage. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String what;
    private final Sleeper sleeper;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param what is asked, for people
     */
    Patience(String what, Sleeper sleeper) {
        this.what = what;
        this.sleeper = sleeper;
    }

    /** What is called, and may fail. */
    @FunctionalInterface
    interface Call<T, E extends Exception> {
        T call() throws E, InterruptedException;
    }

    /** Calls until it does not fail. */
    <T> T call(Call<T, ?> call) throws InterruptedException {
        return this.<T, RuntimeException>call(error -> true, () -> {
            try {
                return call.call();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /**
     * Calls until it does not fail in a way that passes.
     *
     * @param isOutage whether a failure passes; another is thrown on
     */
    <T, E extends Exception> T call(Predicate<Exception> isOutage, Call<T, E> call) throws E, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                T result = call.call();
                if (away.compareAndSet(true, false)) {
                    LOG.info("{} answers again; workers go on", what);
                }
                return result;
            } catch (InterruptedException e) {
                throw e;
            } catch (InterruptException e) {
                throw stopped(e);
            } catch (Exception e) {
                if (!isOutage.test(e)) {
                    throw e;
                }
                tell(e);
            }
            sleeper.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void tell(Exception error) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("{} does not answer ({}); workers wait and try again, nothing is lost", what, ErrorText.of(error));
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
