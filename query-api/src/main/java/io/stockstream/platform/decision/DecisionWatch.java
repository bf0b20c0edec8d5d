package io.stockstream.platform.decision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One request that wants decisions on one key. Close it, or it holds its place for ever.
 *
 * @param <D> type of the decisions
 */
public final class DecisionWatch<D> implements AutoCloseable {

    /** More decisions than the largest order causes: only a client that does not read lets so many accumulate. */
    private static final int MOST = 5_000;

    private final Predicate<D> wanted;
    private final Consumer<DecisionWatch<D>> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Decided<D>> heard = new ArrayDeque<>();

    private boolean givenUp;

    DecisionWatch(Predicate<D> wanted, Consumer<DecisionWatch<D>> onClose) {
        this.wanted = wanted;
        this.onClose = onClose;
    }

    /**
     * Waits for the next decision, in the order of the log.
     *
     * @return empty when the time is over, or nothing will come any more
     */
    public Optional<Decided<D>> next(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (heard.isEmpty() && left > 0 && !givenUp) {
                left = news.awaitNanos(left);
            }
            return Optional.ofNullable(heard.poll());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first decision of this kind, and forgets those before it.
     *
     * @return empty when the time is over, or nothing will come any more
     */
    public Optional<D> await(Predicate<D> kind, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            Optional<D> next =
                    next(Duration.ofNanos(deadline - System.nanoTime())).map(Decided::value);
            if (next.isEmpty() || kind.test(next.get())) {
                return next;
            }
        }
    }

    /** Whether nothing will come any more: the application stops, or this request was too slow. */
    public boolean isOver() {
        lock.lock();
        try {
            return givenUp && heard.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void offer(Decided<D> decision) {
        if (!wanted.test(decision.value())) {
            return;
        }
        lock.lock();
        try {
            if (heard.size() == MOST) {
                givenUp = true;
                heard.clear();
            }
            if (!givenUp) {
                heard.add(decision);
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void giveUp() {
        lock.lock();
        try {
            givenUp = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
