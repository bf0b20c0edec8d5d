package io.stockstream.local.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Buyers at the same time: each orders at a pace, says one of ten orders twice and cancels one of five a little later.
 */
final class Buyers implements AutoCloseable {

    private static final Duration PACE = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final Shop shop;
    private final String prefix;
    private final int orders;
    private final int count;
    private final List<String> skus;
    private final List<String> warehouses;
    private final AtomicInteger ordered = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    Buyers(Shop shop, String prefix, int orders, int count, List<String> skus, List<String> warehouses) {
        this.shop = shop;
        this.prefix = prefix;
        this.orders = orders;
        this.count = count;
        this.skus = skus;
        this.warehouses = warehouses;
    }

    void start() {
        for (int buyer = 0; buyer < count; buyer++) {
            int own = buyer;
            running.add(threads.submit(() -> buy(own)));
        }
    }

    private void buy(int buyer) {
        Random random = new Random(buyer);
        String previous = null;
        for (int i = buyer; i < orders; i += count) {
            Shop.Wish wish = Shop.wish(prefix + "-" + i, skus, warehouses, random);
            shop.insist(wish);
            ordered.incrementAndGet();
            if (random.nextInt(10) == 0) {
                shop.insist(wish);
            }
            if (previous != null && random.nextInt(5) == 0) {
                shop.insistOnCancelling(previous);
            }
            previous = wish.orderId();
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    /** Waits until that many orders were taken by the API. */
    void awaitOrders(int enough) {
        await().atMost(LIMIT).until(() -> {
            for (Future<?> buyer : running) {
                if (buyer.isDone()) {
                    buyer.get(); // throws what ended it
                }
            }
            return ordered.get() >= enough;
        });
    }

    void join() throws Exception {
        for (Future<?> buyer : running) {
            buyer.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
