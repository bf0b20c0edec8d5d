package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that a test moves. */
final class FakeNanos implements LongSupplier {

    private long now = 42;

    @Override
    public long getAsLong() {
        return now;
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}
