package io.stockstream.api.decision;

import io.stockstream.api.fact.Position;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One request that waits for the decision on one fact. Close it, or it holds its place for ever. */
public final class DecisionWatch implements AutoCloseable {

    private final MovementReported fact;
    private final Consumer<DecisionWatch> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Decisions on the same movement and event: the fact's own, and those of its duplicates. So it stays small. */
    private final List<StockDecided> heard = new ArrayList<>();

    private boolean givenUp;

    DecisionWatch(MovementReported fact, Consumer<DecisionWatch> onClose) {
        this.fact = fact;
        this.onClose = onClose;
    }

    /**
     * Waits for the decision.
     *
     * @param position where the fact was written
     * @return empty when the time is over or the application stops
     */
    public Optional<StockDecided> await(Position position, Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            Optional<StockDecided> decision = find(position);
            while (decision.isEmpty() && left > 0 && !givenUp) {
                left = news.awaitNanos(left);
                decision = find(position);
            }
            return decision;
        } finally {
            lock.unlock();
        }
    }

    void offer(StockDecided decision) {
        if (!decision.getMovementId().equals(fact.getMovementId()) || decision.getEvent() != fact.getEvent()) {
            return;
        }
        lock.lock();
        try {
            heard.add(decision);
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

    String sku() {
        return fact.getSku();
    }

    private Optional<StockDecided> find(Position position) {
        return heard.stream()
                .filter(decision -> decision.getFact().getPartition() == position.partition()
                        && decision.getFact().getOffset() == position.offset())
                .findFirst();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
