package io.stockstream.simulation.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The only clock of a history. It moves only when the history advances it. */
public final class Clock implements InstantSource {

    private Instant now;

    public Clock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }
}
