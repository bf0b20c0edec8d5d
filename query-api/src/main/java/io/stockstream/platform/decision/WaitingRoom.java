package io.stockstream.platform.decision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.concurrent.Semaphore;

/** Bounds how many requests stay open at once. */
final class WaitingRoom {

    private final Semaphore free;
    private final int places;
    private final String full;

    private WaitingRoom(int places, String full) {
        this.free = new Semaphore(places);
        this.places = places;
        this.full = full;
    }

    /** For requests that wait for one decision. */
    static WaitingRoom ofWaiters(WaitSettings settings, MeterRegistry meters) {
        WaitingRoom room = new WaitingRoom(
                settings.maxWaiters(), "%d requests are waiting already; ask again, or without Prefer: wait.");
        return room.measured("stockstream.waiters", "Requests that wait for a decision", meters);
    }

    /** For streams, which stay for as long as their client does. */
    static WaitingRoom ofStreams(WaitSettings settings, MeterRegistry meters) {
        WaitingRoom room = new WaitingRoom(settings.maxStreams(), "%d streams of events are open already; ask again.");
        return room.measured("stockstream.streams", "Streams of events that are open", meters);
    }

    private WaitingRoom measured(String name, String description, MeterRegistry meters) {
        Gauge.builder(name, this, WaitingRoom::taken)
                .description(description)
                .strongReference(true)
                .register(meters);
        return this;
    }

    /**
     * Takes a place.
     *
     * @throws ApiException when there is none
     */
    void enter() {
        if (!free.tryAcquire()) {
            throw ApiException.of(ProblemCode.TOO_MANY_WAITERS, full.formatted(places));
        }
    }

    void leave() {
        free.release();
    }

    private int taken() {
        return places - free.availablePermits();
    }
}
