package io.stockstream.bench;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;

/**
 * The same facts for the same seed: first every warehouse is supplied with every sku, then transfers depart and arrive.
 * One fact in fifty repeats an earlier one, one departure in fifty asks for more than there is.
 *
 * <p>An arrival comes long after its departure and a repetition long after the original, as in a warehouse: were they
 * neighbours, each look-up of a mark would find what was written a moment ago, and a store on disk would look as fast
 * as one on the heap.
 */
final class FactGenerator implements Iterator<MovementReported> {

    private static final int SKUS = 10_000;
    private static final int WAREHOUSES = 5;
    private static final int SUPPLIES = SKUS * WAREHOUSES;
    private static final int UNDER_WAY = 50_000;
    private static final int REMEMBERED = 50_000;
    private static final int ONE_IN = 50;
    private static final long SUPPLY = 500;
    private static final long TOO_MUCH = 1_000_000_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final int count;
    private final Pool underWay = new Pool(UNDER_WAY);
    private final MovementReported[] remembered = new MovementReported[REMEMBERED];
    private int made;

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
        MovementReported fact = make();
        remembered[made % REMEMBERED] = fact;
        made++;
        return fact;
    }

    private MovementReported make() {
        if (made < SUPPLIES) {
            return fact(sku(made % SKUS), uuid(), made / SKUS, MovementEvent.ARRIVAL, SUPPLY);
        }
        if (oneInFifty()) {
            return remembered[random.nextInt(REMEMBERED)];
        }
        return underWay.isFull() ? arrival(underWay.takeAny(random)) : departure();
    }

    private MovementReported departure() {
        long quantity = oneInFifty() ? TOO_MUCH : 1L + random.nextInt(20);
        MovementReported departure =
                fact(sku(random.nextInt(SKUS)), uuid(), anyWarehouse(), MovementEvent.DEPARTURE, quantity);
        if (quantity != TOO_MUCH) {
            underWay.add(departure);
        }
        return departure;
    }

    private MovementReported arrival(MovementReported departure) {
        return fact(
                departure.getSku(),
                departure.getMovementId(),
                anyWarehouse(),
                MovementEvent.ARRIVAL,
                departure.getQuantity());
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

    private boolean oneInFifty() {
        return random.nextInt(ONE_IN) == 0;
    }

    private int anyWarehouse() {
        return random.nextInt(WAREHOUSES);
    }

    private static String sku(int number) {
        return "SKU-" + number;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
