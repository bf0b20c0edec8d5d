package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

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
        try (Producer<String, MovementReported> producer = producer(Topics.MOVEMENTS)) {
            for (int sku = 0; sku < OrderLoad.SKUS; sku++) {
                for (int warehouse = 0; warehouse < 3; warehouse++) {
                    send(
                            producer,
                            Topics.MOVEMENTS.name(),
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

    /** Writes all orders as fast as the broker takes them; returns the seconds until a reader of committed records saw the last final decision. */
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
        try (Producer<String, OrderRequested> producer = producer(Topics.ORDER_REQUESTS)) {
            for (int number = 0; number < load.count(); number++) {
                OrderRequested order = load.order(number);
                send(producer, Topics.ORDER_REQUESTS.name(), order.getOrderId(), order);
            }
        }
    }

    private <V extends SpecificRecord> Producer<String, V> producer(Topic<String, V> topic) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                topic.keySerde().serializer(),
                serdes.value(topic).serializer());
    }

    private static <V> void send(Producer<String, V> producer, String topic, String key, V value) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
