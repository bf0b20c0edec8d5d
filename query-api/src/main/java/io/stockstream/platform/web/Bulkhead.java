package io.stockstream.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/**
 * A fixed number of places for work of one kind. Work that finds none free is refused at once, so that it does not
 * queue behind other work.
 */
final class Bulkhead {

    private final String kind;
    private final int places;
    private final Semaphore free;
    private final Counter refused;

    /**
     * @param kind in metrics and answers, such as {@code lists}
     */
    Bulkhead(String kind, int places, MeterRegistry meters) {
        this.kind = kind;
        this.places = places;
        this.free = new Semaphore(places);
        this.refused = Counter.builder("stockstream.http.refused")
                .description("Requests refused because too many of their kind were being handled")
                .tag("kind", kind)
                .register(meters);
        Gauge.builder("stockstream.http.handled", free, left -> places - left.availablePermits())
                .description("Requests that are being handled")
                .tag("kind", kind)
                .strongReference(true)
                .register(meters);
    }

    /**
     * Takes a place; give it back with {@link #leave}.
     *
     * @throws ApiException when there is none
     */
    void enter() {
        if (!free.tryAcquire()) {
            refused.increment();
            throw ApiException.of(
                    ProblemCode.OVERLOADED, "%d %s are being handled already; ask again.".formatted(places, kind));
        }
    }

    void leave() {
        free.release();
    }
}
