package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Writes orders as any producer would, and counts those that came to their end. */
final class OrderTopics {

    private static final long PLENTY = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LocalSystem system;
    private final AvroSerdes serdes;

    OrderTopics(LocalSystem system) {
        this.system = system;
        this.serdes = new AvroSerdes(system.registryUrl());
    }

    /** More of every sku than any run sells, in three warehouses. */
    void supply() {
        try (TopicWriter<MovementReported> facts = new TopicWriter<>(system, Topics.MOVEMENTS)) {
            for (int sku = 0; sku < OrderLoad.SKUS; sku++) {
                for (int warehouse = 0; warehouse < 3; warehouse++) {
                    facts.write(
                            OrderLoad.sku(sku),
                            new MovementReported(
                                    UUID.randomUUID().toString(),
                                    "W" + warehouse,
                                    OrderLoad.sku(sku),
                                    MovementEvent.ARRIVAL,
                                    PLENTY,
                                    Instant.EPOCH,
                                    "",
                                    "bench",
                                    null,
                                    null,
                                    null));
                }
            }
        }
    }

    /**
     * Writes all orders as fast as the broker takes them; returns the seconds until a reader of committed records saw
     * the last final decision.
     */
    double run(OrderLoad load) {
        try (KafkaConsumer<String, OrderDecided> decisions =
                FromNowOn.read(system.bootstrapServers(), serdes, Topics.ORDER_DECISIONS)) {
            long begin = System.nanoTime();
            Thread sender = Thread.ofPlatform().start(() -> send(load));
            int done = 0;
            while (done < load.count()) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            "Only %d of %d orders came to their end".formatted(done, load.count()));
                }
                for (var decision : decisions.poll(Duration.ofMillis(20))) {
                    done += isFinal(decision.value(), load) ? 1 : 0;
                }
            }
            long end = System.nanoTime();
            join(sender);
            return (end - begin) / 1e9;
        }
    }

    private static boolean isFinal(OrderDecided decided, OrderLoad load) {
        return decided.getOrderId().startsWith(load.name() + "-")
                && (decided.getStep() == OrderStep.PROCESSED || decided.getStep() == OrderStep.FAILED);
    }

    private void send(OrderLoad load) {
        try (TopicWriter<OrderRequested> requests = new TopicWriter<>(system, Topics.ORDER_REQUESTS)) {
            for (int number = 0; number < load.count(); number++) {
                OrderRequested order = load.order(number);
                requests.write(order.getOrderId(), order);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
