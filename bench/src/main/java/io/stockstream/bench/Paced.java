package io.stockstream.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a steady pace, whether or not earlier ones have ended; the time counts from when a call was due.
 *
 * @param perSecond calls in a second
 * @param length how long
 */
record Paced(int perSecond, Duration length) {

    /** One call; what it throws ends the run. */
    @FunctionalInterface
    interface Call {
        void make(int number) throws Exception;
    }

    /** Makes all calls and waits for them; nanoseconds of each, in their order. */
    List<Long> run(Call call) throws InterruptedException, ExecutionException {
        int count = Math.toIntExact(length.toSeconds() * perSecond);
        List<Future<Long>> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = begin + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                ends.add(threads.submit(() -> {
                    call.make(number);
                    return System.nanoTime() - due;
                }));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> end : ends) {
                nanos.add(end.get());
            }
            return nanos;
        }
    }
}
