package io.stockstream.bench;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.StockLevel;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;

/**
 * What a shop knows that has run for long: movements under way, and the stock of their skus, ten movements to each. A
 * movement is all in its number, so that ten million of them need no memory.
 *
 * @param count movements
 * @param seed of the facts that come next
 */
record KnownMovements(int count, long seed) {

    private static final int OF_EACH_SKU = 10;
    private static final String WAREHOUSE = "WH-0";
    private static final long ON_HAND = 1_000_000_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    int skus() {
        return Math.max(1, count / OF_EACH_SKU);
    }

    /** The sku that a movement is of. Neighbours are of different skus, in no order. */
    int skuOf(int movement) {
        return (int) Long.remainderUnsigned(mixed(movement), skus());
    }

    static String sku(int number) {
        return "SKU-" + number;
    }

    /** The mark of a movement under way. */
    Movement mark(int movement) {
        // Not by its builder: looking up defaults takes longer than all the rest.
        return new Movement(
                id(movement),
                sku(skuOf(movement)),
                MovementStatus.IN_TRANSIT,
                new MovementLeg(WAREHOUSE, START, 1L),
                null,
                null,
                null,
                null,
                1L,
                START);
    }

    /** How many of the movements are of each sku. */
    int[] underWay() {
        int[] underWay = new int[skus()];
        for (int movement = 0; movement < count; movement++) {
            underWay[skuOf(movement)]++;
        }
        return underWay;
    }

    /** The stock of a sku in its only warehouse, and in all. */
    List<StockLevel> levels(int sku, int underWay) {
        StockLevel.Builder level = StockLevel.newBuilder()
                .setSku(sku(sku))
                .setVersion(1)
                .setOnHand(ON_HAND)
                .setUpdatedAt(START);
        StockLevel inWarehouse = level.setWarehouseId(WAREHOUSE).build();
        StockLevel inAll = level.setWarehouseId(null)
                .setInTransit(underWay)
                .setReceived(ON_HAND + underWay)
                .setWarehouseCount(1)
                .setWarehouseBytes(WAREHOUSE.length())
                .setMostAvailable(ON_HAND)
                .build();
        return List.of(inWarehouse, inAll);
    }

    /** What comes next: in turn a new movement departs, and any one of those under way arrives. */
    Iterator<MovementReported> facts(int facts) {
        return new Facts(facts);
    }

    private final class Facts implements Iterator<MovementReported> {

        private final int facts;
        private final Random random = new Random(seed);
        private final int[] underWay = new int[count];
        private int made;

        Facts(int facts) {
            this.facts = facts;
            for (int movement = 0; movement < count; movement++) {
                underWay[movement] = movement;
            }
        }

        @Override
        public boolean hasNext() {
            return made < facts;
        }

        @Override
        public MovementReported next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int departing = count + made / 2;
            boolean departs = made % 2 == 0;
            made++;
            if (departs) {
                return fact(departing, MovementEvent.DEPARTURE);
            }
            int place = random.nextInt(count);
            int arriving = underWay[place];
            underWay[place] = departing;
            return fact(arriving, MovementEvent.ARRIVAL);
        }
    }

    private MovementReported fact(int movement, MovementEvent event) {
        return new MovementReported(
                id(movement),
                WAREHOUSE,
                sku(skuOf(movement)),
                event,
                1L,
                START.plusSeconds(1),
                "",
                "bench",
                null,
                null,
                null);
    }

    private static String id(int movement) {
        return new UUID(mixed(movement), mixed(~movement)).toString();
    }

    /** Spreads numbers over all longs, one to one. */
    private static long mixed(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
