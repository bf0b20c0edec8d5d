package io.stockstream.bench;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;

/**
 * The same facts for the same seed: every sku is first supplied, then transfers depart and arrive between five warehouses; one in fifty
 * is told twice and some departures ask for more than there is.
 */
final class FactGenerator implements Iterator<MovementReported> {

    private static final int SKUS = 10_000;
    private static final int WAREHOUSES = 5;
    private static final long SUPPLY = 500;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final int count;
    private int made;
    private MovementReported last;
    private MovementReported underWay;

    FactGenerator(int count, long seed) {
        this.count = count;
        this.random = new Random(seed);
    }

    @Override
    public boolean hasNext() {
        return made < count;
    }

    @Override
    public MovementReported next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = make();
        made++;
        return last;
    }

    private MovementReported make() {
        if (made < SKUS) {
            return fact(sku(made), uuid(), 0, MovementEvent.ARRIVAL, SUPPLY);
        }
        if (random.nextInt(50) == 0) {
            return last;
        }
        if (underWay != null) {
            MovementReported departure = underWay;
            underWay = null;
            return fact(
                    departure.getSku(),
                    departure.getMovementId(),
                    random.nextInt(WAREHOUSES),
                    MovementEvent.ARRIVAL,
                    departure.getQuantity());
        }
        underWay = fact(
                sku(random.nextInt(SKUS)),
                uuid(),
                random.nextInt(WAREHOUSES),
                MovementEvent.DEPARTURE,
                1L + random.nextInt(20));
        return underWay;
    }

    private MovementReported fact(String sku, String movement, int warehouse, MovementEvent event, long quantity) {
        return new MovementReported(
                movement,
                "WH-" + warehouse,
                sku,
                event,
                quantity,
                START.plusSeconds(made),
                "",
                "bench",
                null,
                null,
                null);
    }

    private static String sku(int number) {
        return "SKU-" + number;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
