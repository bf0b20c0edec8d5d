package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * From the commit of an UPDATE by psql's means to its record on cdc.products, and to the answer of the API that shows
 * it.
 */
final class ChangeLatency {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalSystem system;
    private final CatalogueTables tables;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private int changes;

    ChangeLatency(LocalSystem system, CatalogueTables tables) {
        this.system = system;
        this.tables = tables;
    }

    /** Both ways of the same changes. */
    record Figures(Latencies topic, Latencies api) {}

    Figures run(int count) throws Exception {
        List<Long> topic = new ArrayList<>();
        List<Long> api = new ArrayList<>();
        AtomicBoolean reading = new AtomicBoolean(true);
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(reading));
        try (Connection connection = tables.connection()) {
            // Every product is in the cache when it changes: the answer has to be refreshed, not only computed.
            for (int i = 0; i < count; i++) {
                long id = 1 + (changes++ * 7L) % 1_000;
                answer(id);
                BigDecimal price = BigDecimal.valueOf(1_000_000 + changes, 2);
                seen.remove(Long.toString(id));
                tables.changePrice(connection, id, price);
                long committed = System.nanoTime();
                Waiting.until(() -> answer(id).contains("\"price\":" + price), PATIENCE);
                api.add(System.nanoTime() - committed);
                Waiting.until(() -> seen.containsKey(Long.toString(id)), PATIENCE);
                topic.add(seen.get(Long.toString(id)) - committed);
            }
        } finally {
            reading.set(false);
            reader.join();
        }
        return new Figures(new Latencies(topic, 0), new Latencies(api, 0));
    }

    private String answer(long id) {
        try {
            URI url = URI.create(system.apiUrl() + "/api/v1/products/" + id);
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read(AtomicBoolean reading) {
        Map<String, Object> config = Map.of("bootstrap.servers", system.bootstrapServers(), "fetch.max.wait.ms", 10);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("cdc.products").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (reading.get()) {
                for (ConsumerRecord<String, byte[]> change : consumer.poll(Duration.ofMillis(50))) {
                    seen.put(change.key(), System.nanoTime());
                }
            }
        }
    }
}
