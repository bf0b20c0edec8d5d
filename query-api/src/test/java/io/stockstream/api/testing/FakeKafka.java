package io.stockstream.api.testing;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Kafka as seen by this application: it accepts facts, and a test scripts the decisions on them and their time. */
public final class FakeKafka extends MockProducer<String, byte[]> {

    /** The horizon of decisions that refuse what is older. */
    public static final Instant HORIZON = Instant.parse("2025-10-17T00:00:00Z");

    /** A fact that was written, and where. */
    public record Fact(MovementReported value, String key, long offset) {}

    /** A record on another topic that was written, and where. */
    public record Written(ProducerRecord<String, byte[]> record, long offset) {}

    private final AvroSerdes serdes;
    private final QuietConsumer decisions = new QuietConsumer();
    private final List<Fact> facts = new CopyOnWriteArrayList<>();
    private final List<ProducerRecord<String, byte[]>> others = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<Written>> topologies = new ConcurrentHashMap<>();
    private final Map<String, Long> decided = new ConcurrentHashMap<>();
    private volatile Consumer<Fact> topology = fact -> {};
    private volatile RuntimeException failure;

    FakeKafka(AvroSerdes serdes) {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
        this.serdes = serdes;
    }

    QuietConsumer decisions() {
        return decisions;
    }

    /** Forgets the script and the facts. */
    public void reset() {
        topology = fact -> {};
        topologies.clear();
        failure = null;
        facts.clear();
        others.clear();
    }

    /** The facts written since the last reset. */
    public List<Fact> facts() {
        return facts;
    }

    /**
     * Topic and key of every record on other topics than that of movements since the last reset, in the order in which
     * they were written.
     */
    public List<String> others() {
        return others.stream()
                .map(record -> record.topic() + " " + record.key())
                .toList();
    }

    /** The values written to a topic since the last reset. */
    public <V extends SpecificRecord> List<V> values(Topic<String, V> topic) {
        return others.stream()
                .filter(record -> record.topic().equals(topic.name()))
                .map(record -> decode(topic, record))
                .toList();
    }

    /** What happens with each fact, before the producer hears that it is written. */
    public void onFact(Consumer<Fact> script) {
        topology = script;
    }

    /**
     * What happens with each record of another topic, given its value and its offset, before the producer hears that it
     * is written.
     */
    public <V extends SpecificRecord> void onWritten(Topic<String, V> topic, ObjLongConsumer<V> script) {
        topologies.put(topic.name(), written -> script.accept(decode(topic, written.record()), written.offset()));
    }

    private <V extends SpecificRecord> V decode(Topic<String, V> topic, ProducerRecord<String, byte[]> record) {
        return serdes.value(topic).deserializer().deserialize(record.topic(), record.value());
    }

    /** Lets every further fact fail. */
    public void fail(RuntimeException failureOfAll) {
        failure = failureOfAll;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        Future<RecordMetadata> ack = super.send(record, callback);
        if (!record.topic().equals(Topics.MOVEMENTS.name())) {
            others.add(record);
            Written written = new Written(record, ack.resultNow().offset());
            topologies.getOrDefault(record.topic(), ignored -> {}).accept(written);
            return ack;
        }
        MovementReported value =
                serdes.value(Topics.MOVEMENTS).deserializer().deserialize(record.topic(), record.value());
        Fact fact = new Fact(value, record.key(), ack.resultNow().offset());
        facts.add(fact);
        topology.accept(fact);
        return ack;
    }

    /** Commits the decision on a fact; what is too old lies before {@link #HORIZON}. */
    public synchronized void decide(Fact fact, Outcome outcome, RejectionReason reason, Long available) {
        MovementReported value = fact.value();
        StockDecided decision = new StockDecided(
                value.getMovementId(),
                value.getSku(),
                value.getWarehouseId(),
                value.getEvent(),
                value.getQuantity(),
                outcome,
                reason,
                available,
                value.getOccurredAt(),
                Instant.parse("2026-11-22T11:00:01.250Z"),
                new FactPosition(0, fact.offset()),
                1L,
                value.getEventId(),
                null,
                reason == RejectionReason.TOO_OLD ? HORIZON : null);
        commit(Topics.STOCK_DECISIONS, value.getSku(), decision);
    }

    /** Commits a decision: the feed hears of it. */
    public synchronized <V extends SpecificRecord> void commit(Topic<String, V> topic, String key, V decision) {
        byte[] bytes = serdes.value(topic).serializer().serialize(topic.name(), decision);
        long offset = decided.merge(topic.name(), 1L, Long::sum) - 1;
        decisions.add(new ConsumerRecord<>(topic.name(), 0, offset, key, bytes));
    }

    /** Waits until the feed reads decisions. */
    public void awaitFeed() throws InterruptedException {
        Awaitility.await().until(() -> !decisions.assignment().isEmpty());
    }

    /** Waits until the feed has fetched every decision so far. */
    public void awaitDecisionsRead() {
        Awaitility.await()
                .until(() -> decisionPartitions().stream()
                        .allMatch(partition ->
                                decisions.position(partition) >= decided.getOrDefault(partition.topic(), 0L)));
    }

    static List<TopicPartition> decisionPartitions() {
        return Stream.of(Topics.STOCK_DECISIONS, Topics.ORDER_DECISIONS, Topics.TASKS)
                .map(topic -> new TopicPartition(topic.name(), 0))
                .toList();
    }
}
