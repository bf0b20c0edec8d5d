package io.stockstream.bench;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Orders of one to three lines as a shop gets them: some for skus of which there is less than is wanted, some with
 * prices of the catalogue, some said twice, some cancelled a little later. Equal counts and seeds give equal loads.
 *
 * @param count orders; requests are more
 * @param seed of everything that is random
 */
record MixedOrders(int count, long seed) {

    /** Products of the catalogue, each with a sku. */
    static final int SKUS = 200;

    private static final int SCARCE = 10;
    private static final int WAREHOUSES = 3;
    private static final long PLENTY = 1_000_000;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("9.50");

    /** How much later an order is cancelled, in orders: some have been processed by then, and some have not. */
    private static final int CANCELLED_WITHIN = 500;

    /** What is there before the first order: of the scarce skus about half of what is wanted. */
    List<MovementReported> supplies() {
        List<MovementReported> supplies = new ArrayList<>();
        for (int sku = 1; sku <= SKUS; sku++) {
            for (int warehouse = 0; warehouse < WAREHOUSES; warehouse++) {
                supplies.add(fact(
                        "supply-" + sku + "-" + warehouse,
                        CatalogueTables.sku(sku),
                        warehouse,
                        MovementEvent.ARRIVAL,
                        sku <= SCARCE ? Math.max(1, count / 70) : PLENTY));
            }
        }
        return supplies;
    }

    /** Goods that move between warehouses meanwhile: a departure and its arrival. */
    List<MovementReported> transfer(int number) {
        Random random = new Random(seed + number);
        String sku = CatalogueTables.sku(SCARCE + 1 + random.nextInt(SKUS - SCARCE));
        int from = random.nextInt(WAREHOUSES);
        long quantity = 1L + random.nextInt(20);
        String name = "transfer-" + number;
        return List.of(
                fact(name, sku, from, MovementEvent.DEPARTURE, quantity),
                fact(name, sku, (from + 1) % WAREHOUSES, MovementEvent.ARRIVAL, quantity));
    }

    /** All requests, in their order. */
    List<OrderRequested> requests() {
        Random random = new Random(seed);
        List<OrderRequested> requests = new ArrayList<>();
        Map<Integer, List<OrderRequested>> later = new HashMap<>();
        for (int number = 0; number < count; number++) {
            String id = "kill-" + number;
            PlaceOrder order = order(id, random);
            requests.add(new OrderRequested(id, "task-" + id, order, List.of()));
            if (random.nextInt(20) == 0) {
                later(later, number, random).add(new OrderRequested(id, "again-" + id, order, List.of()));
            }
            if (random.nextInt(8) == 0) {
                later(later, number, random)
                        .add(new OrderRequested(id, "cancel-" + id, new CancelOrder(null), List.of()));
            }
            List<OrderRequested> due = later.remove(number);
            requests.addAll(due == null ? List.of() : due);
        }
        later.values().forEach(requests::addAll);
        return requests;
    }

    private static List<OrderRequested> later(Map<Integer, List<OrderRequested>> later, int number, Random random) {
        return later.computeIfAbsent(number + random.nextInt(CANCELLED_WITHIN), due -> new ArrayList<>());
    }

    private static PlaceOrder order(String id, Random random) {
        boolean priced = random.nextBoolean();
        List<LineRequested> lines = new ArrayList<>();
        for (int line = random.nextInt(3); line >= 0; line--) {
            int sku = random.nextInt(5) == 0 ? 1 + random.nextInt(SCARCE) : SCARCE + 1 + random.nextInt(SKUS - SCARCE);
            lines.add(new LineRequested(
                    CatalogueTables.sku(sku),
                    null,
                    1L + random.nextInt(3),
                    priced ? PRICE : null,
                    random.nextInt(10) == 0 ? warehouse(random.nextInt(WAREHOUSES)) : null));
        }
        return new PlaceOrder(null, email(id), null, lines, null, null);
    }

    private static MovementReported fact(
            String movement, String sku, int warehouse, MovementEvent event, long quantity) {
        return new MovementReported(
                UUID.nameUUIDFromBytes(movement.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                warehouse(warehouse),
                sku,
                event,
                quantity,
                NOON,
                "",
                "bench",
                null,
                null,
                null);
    }

    /** Where the news of an order goes. */
    static String email(String orderId) {
        return orderId + "@example.com";
    }

    private static String warehouse(int number) {
        return "W" + number;
    }
}
