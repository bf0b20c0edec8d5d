package io.stockstream.local.it;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Facts as tests need them. */
final class Facts {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Facts() {}

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static MovementReported arrival(String sku, String movement, String warehouse, long quantity) {
        return fact(sku, movement, warehouse, MovementEvent.ARRIVAL, quantity, NOON.plusSeconds(60));
    }

    static MovementReported departure(String sku, String movement, String warehouse, long quantity) {
        return fact(sku, movement, warehouse, MovementEvent.DEPARTURE, quantity, NOON);
    }

    /** Supplies and transfers of many skus, a tenth of them told twice, in no order at all. */
    static List<MovementReported> chaos(String prefix, int count, long seed) {
        Random random = new Random(seed);
        List<MovementReported> facts = new ArrayList<>();
        for (int i = 0; facts.size() < count; i++) {
            String sku = prefix + "-" + random.nextInt(200);
            String movement = prefix + "-m" + i;
            long quantity = 1L + random.nextInt(50);
            if (random.nextInt(4) == 0) {
                facts.add(arrival(sku, movement, warehouse(random), quantity * 10L));
            } else {
                facts.add(departure(sku, movement, warehouse(random), quantity));
                facts.add(arrival(sku, movement, warehouse(random), Math.max(1, quantity + random.nextInt(5) - 2)));
            }
            if (random.nextInt(10) == 0) {
                facts.add(facts.getLast());
            }
        }
        Collections.shuffle(facts, random);
        return facts.subList(0, count);
    }

    private static String warehouse(Random random) {
        return "W" + random.nextInt(3);
    }

    private static MovementReported fact(
            String sku, String movement, String warehouse, MovementEvent event, long quantity, Instant at) {
        return new MovementReported(id(movement), warehouse, sku, event, quantity, at, "", "", null, null, null);
    }
}
