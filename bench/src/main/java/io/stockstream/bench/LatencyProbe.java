package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends at a steady pace and takes the time from each send until a reader of committed records sees its decision. */
final class LatencyProbe {

    private static final int PER_SECOND = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrap;
    private final AvroSerdes serdes;

    LatencyProbe(String bootstrap, AvroSerdes serdes) {
        this.bootstrap = bootstrap;
        this.serdes = serdes;
    }

    Latencies run() {
        int warm = (int) WARM_UP.toSeconds() * PER_SECOND;
        int count = (int) WARM_UP.plus(LENGTH).toSeconds() * PER_SECOND;
        List<Long> latencies = new ArrayList<>();
        try (KafkaConsumer<String, StockDecided> consumer = FromNowOn.read(bootstrap, serdes, Topics.STOCK_DECISIONS)) {
            Thread sender = Thread.ofPlatform().start(() -> send(count));
            long deadline =
                    System.nanoTime() + WARM_UP.plus(LENGTH).plus(PATIENCE).toNanos();
            while (latencies.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, StockDecided> decision : consumer.poll(Duration.ofMillis(10))) {
                    long sent = Long.parseLong(decision.value().getEventId());
                    latencies.add(System.nanoTime() - sent);
                }
            }
            join(sender);
        }
        if (latencies.size() < count) {
            throw new IllegalStateException("Only %d of %d decisions came".formatted(latencies.size(), count));
        }
        return new Latencies(latencies, warm);
    }

    private void send(int count) {
        long begin = System.nanoTime();
        try (Producer<String, MovementReported> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 0),
                Topics.MOVEMENTS.keySerde().serializer(),
                serdes.value(Topics.MOVEMENTS).serializer())) {
            for (int i = 0; i < count; i++) {
                long due = begin + i * 1_000_000_000L / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                MovementReported fact = fact("LATENCY-" + i % 1_000, due);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(Topics.MOVEMENTS.name(), fact.getSku(), fact));
            }
        }
    }

    /** Says when it was due, not when it was sent: a sender that is held up must not hide the delay. */
    private static MovementReported fact(String sku, long due) {
        return new MovementReported(
                UUID.randomUUID().toString(),
                "WH-1",
                sku,
                MovementEvent.ARRIVAL,
                1L,
                Instant.EPOCH,
                Long.toString(due),
                "bench",
                null,
                null,
                null);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
