package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Counts the orders that have come to an end since this was made, by their committed decisions. */
final class DecidedOrders implements AutoCloseable {

    private static final Set<OrderStep> ENDS = Set.of(OrderStep.PROCESSED, OrderStep.FAILED, OrderStep.CANCELLED);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, OrderDecided> decisions;
    private final Set<String> decided = new HashSet<>();

    DecidedOrders(LocalSystem system) {
        this.decisions =
                FromNowOn.read(system.bootstrapServers(), new AvroSerdes(system.registryUrl()), Topics.ORDER_DECISIONS);
    }

    /** How many there are so far. */
    int count() {
        return decided.size();
    }

    /** Waits until there are so many. */
    void await(int enough, Duration limit) {
        long begin = System.nanoTime();
        while (decided.size() < enough) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new IllegalStateException(
                        "Only %d of %d orders came to their end".formatted(decided.size(), enough));
            }
            decisions.poll(POLL).forEach(decision -> {
                if (ENDS.contains(decision.value().getStep())) {
                    decided.add(decision.key());
                }
            });
        }
    }

    @Override
    public void close() {
        decisions.close();
    }
}
