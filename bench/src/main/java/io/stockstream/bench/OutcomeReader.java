package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what one contender commits. Several write to the same topics one after another, so it starts where the one
 * before ended.
 */
final class OutcomeReader {

    private final String bootstrap;
    private final AvroSerdes serdes;
    private final String prefix;
    private final Map<String, Map<TopicPartition, Long>> begins = new HashMap<>();

    /** To be made before the contender starts. */
    OutcomeReader(String bootstrap, AvroSerdes serdes, String prefix) {
        this.bootstrap = bootstrap;
        this.serdes = serdes;
        this.prefix = prefix;
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            for (String topic : List.of(decisionsTopic(), levelsTopic(), movementsTopic())) {
                begins.put(topic, consumer.endOffsets(partitions(consumer, topic)));
            }
        }
    }

    /** To be called when the contender has ended. */
    Outcome read() {
        Map<Integer, BitSet> facts = new HashMap<>();
        Map<String, Integer> byOutcome = new TreeMap<>();
        Deserializer<StockDecided> decisions =
                serdes.value(Topics.STOCK_DECISIONS).deserializer();
        forEach(decisionsTopic(), record -> {
            StockDecided decided = decisions.deserialize(Topics.STOCK_DECISIONS.name(), record.value());
            FactPosition fact = decided.getFact();
            facts.computeIfAbsent(fact.getPartition(), any -> new BitSet()).set(Math.toIntExact(fact.getOffset()));
            byOutcome.merge(decided.getOutcome().name(), 1, Integer::sum);
        });
        return new Outcome(
                byOutcome.values().stream().mapToLong(Integer::longValue).sum(),
                facts.values().stream().mapToLong(BitSet::cardinality).sum(),
                byOutcome,
                newest(levelsTopic()),
                newest(movementsTopic()));
    }

    private Map<String, Integer> newest(String topic) {
        Map<String, Integer> newest = new HashMap<>();
        forEach(topic, record -> newest.put(record.key(), Arrays.hashCode(record.value())));
        return newest;
    }

    private void forEach(String topic, Consumer<ConsumerRecord<String, byte[]>> action) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> begin = begins.get(topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
            consumer.assign(begin.keySet());
            begin.forEach(consumer::seek);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(action);
            }
        }
    }

    private String decisionsTopic() {
        return prefix + Topics.STOCK_DECISIONS.name();
    }

    private String levelsTopic() {
        return prefix + Topics.STOCK_LEVELS.name();
    }

    private String movementsTopic() {
        return prefix + Topics.STOCK_MOVEMENTS.name();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
