package io.stockstream.bench;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.decide.SkuStock;
import io.stockstream.stock.decide.StockDecider;
import io.stockstream.stock.decide.StockEffect;
import io.stockstream.stock.decide.StockState;
import io.stockstream.stock.decide.Warehouses;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/**
 * The limit: one thread that consumes, decides with the same decider on plain maps, and produces the same records in
 * transactions. It loses its state when it ends, so nobody could run it; nothing that keeps its state can be faster.
 */
@CommandLine.Command(name = "loop", hidden = true)
final class LoopContender implements Callable<Integer> {

    static final String PREFIX = "bench.loop.";

    @CommandLine.Mixin
    private Servers servers;

    private final StockDecider decider = new StockDecider();
    private final Map<String, StockLevel> levels = new HashMap<>();
    private final Map<String, Movement> movements = new HashMap<>();
    private AvroSerdes serdes;
    private KafkaProducer<byte[], byte[]> producer;

    @Override
    public Integer call() {
        serdes = new AvroSerdes(servers.registry);
        Stopwatch watch = new Stopwatch(servers.movements);
        try (KafkaConsumer<String, MovementReported> consumer = consumer();
                KafkaProducer<byte[], byte[]> open = producer()) {
            producer = open;
            producer.initTransactions();
            consumer.subscribe(List.of(Topics.MOVEMENTS.name()));
            while (!watch.isDone()) {
                transaction(consumer, watch);
            }
        }
        System.out.println(Result.ofThisProcess(watch.rate(), 0, 0).line());
        return 0;
    }

    private void transaction(KafkaConsumer<String, MovementReported> consumer, Stopwatch watch) {
        long end = System.nanoTime()
                + Duration.ofMillis(servers.commitIntervalMillis).toNanos();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        producer.beginTransaction();
        while (System.nanoTime() < end && !watch.isDone()) {
            for (ConsumerRecord<String, MovementReported> fact : consumer.poll(Duration.ofMillis(10))) {
                decide(fact);
                offsets.put(
                        new TopicPartition(fact.topic(), fact.partition()), new OffsetAndMetadata(fact.offset() + 1));
                watch.count();
            }
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void decide(ConsumerRecord<String, MovementReported> fact) {
        String mark = fact.key() + '\0' + fact.value().getMovementId();
        StockLevel all = levels.get(fact.key());
        SkuStock stock = all == null ? null : SkuStock.of(all, new Kept(fact.key()));
        StockState state = new StockState(stock, movements.get(mark));
        InputOrigin origin =
                new InputOrigin(fact.topic(), fact.partition(), fact.offset(), Instant.ofEpochMilli(fact.timestamp()));
        for (StockEffect effect : decider.decide(state, fact.value(), origin)) {
            switch (effect) {
                case StockEffect.SaveStock(SkuStock saved) -> {
                    saved.changed().values().forEach(change -> save(change.now(), fact.timestamp()));
                    save(saved.all(), fact.timestamp());
                }
                case StockEffect.SaveMovement(Movement movement) -> {
                    movements.put(mark, movement);
                    String key = MovementKey.of(movement.getMovementId(), movement.getSku());
                    send(Topics.STOCK_MOVEMENTS, key, movement, fact.timestamp());
                }
                case StockEffect.Answer answer ->
                    send(Topics.STOCK_DECISIONS, fact.key(), answer.decided(), fact.timestamp());
            }
        }
    }

    private void save(StockLevel level, long timestamp) {
        String key = StockLevelKey.of(level);
        levels.put(key, level);
        send(Topics.STOCK_LEVELS, key, level, timestamp);
    }

    /** Movements name their warehouse, so the fullest is never asked for. */
    private final class Kept implements Warehouses {

        private final String sku;

        Kept(String sku) {
            this.sku = sku;
        }

        @Override
        public StockLevel in(String warehouseId) {
            return levels.get(StockLevelKey.of(sku, warehouseId));
        }

        @Override
        public FullestFirst fullestFirst() {
            throw new UnsupportedOperationException("A movement names its warehouse");
        }
    }

    private <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value, long timestamp) {
        byte[] keyBytes = topic.keySerde().serializer().serialize(topic.name(), key);
        // The commit of the transaction fails when a record does.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                PREFIX + topic.name(), null, timestamp, keyBytes, Values.bytes(serdes, topic, value)));
    }

    private KafkaConsumer<String, MovementReported> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers.bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench-loop",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                Topics.MOVEMENTS.keySerde().deserializer(),
                serdes.value(Topics.MOVEMENTS).deserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers.bootstrap,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "bench-loop",
                        ProducerConfig.LINGER_MS_CONFIG,
                        100,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
