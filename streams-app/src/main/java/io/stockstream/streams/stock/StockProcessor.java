package io.stockstream.streams.stock;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.movement.MovementRules;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Loads what is known, lets {@link StockDecider} decide, applies the effects. Everything that can fail comes before the first put. */
final class StockProcessor implements Processor<String, MovementReported, String, SpecificRecord> {

    private final StockDecider decider = new StockDecider();
    private final int partitions;
    private final Consumer<StockDecided> listener;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, StockLevel> ledger;
    private KeyValueStore<String, Movement> marks;

    /**
     * @param partitions number of partitions of the facts' topic
     * @param listener is told of every decision, to count it; a decision whose transaction is aborted is told of again
     */
    StockProcessor(int partitions, Consumer<StockDecided> listener) {
        this.partitions = partitions;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        ledger = processorContext.getStateStore(StockStores.LEDGER);
        marks = processorContext.getStateStore(StockStores.MARKS);
    }

    @Override
    public void process(Record<String, MovementReported> incoming) {
        MovementReported fact = wellFormed(incoming);
        FactOrigin origin = origin(incoming);
        requireOwnPartition(fact.getSku(), origin.partition());
        String markKey = StockStores.markKey(fact.getSku(), fact.getMovementId());
        StockState state = new StockState(ledger.get(fact.getSku()), marks.get(markKey));
        for (StockEffect effect : decider.decide(state, fact, origin)) {
            apply(effect, markKey, incoming);
        }
    }

    private void apply(StockEffect effect, String markKey, Record<String, MovementReported> incoming) {
        switch (effect) {
            case StockEffect.SaveLevel(StockLevel level) -> {
                ledger.put(level.getSku(), level);
                context.forward(incoming.withValue(level), StockTopology.PUBLISH_LEVEL);
            }
            case StockEffect.SaveMovement(Movement movement) -> {
                marks.put(markKey, movement);
                context.forward(
                        incoming.withKey(movement.getMovementId()).withValue(movement), StockTopology.PUBLISH_MOVEMENT);
            }
            case StockEffect.Answer(StockDecided decided) -> {
                context.forward(incoming.withValue(decided), StockTopology.PUBLISH_DECISION);
                listener.accept(decided);
            }
        }
    }

    private FactOrigin origin(Record<String, MovementReported> incoming) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("A fact always comes from a topic"));
        return new FactOrigin(metadata.partition(), metadata.offset(), Instant.ofEpochMilli(incoming.timestamp()));
    }

    /** A producer with another partitioner than Kafka's own would give the sku a second writer, and stock could be sold twice. */
    private void requireOwnPartition(String sku, int partition) {
        int own = Utils.toPositive(Utils.murmur2(sku.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (partition != own) {
            throw new InvalidMovementException(List.of(new FieldError(
                    "(partition)",
                    Integer.toString(partition),
                    "must be %d for this sku: produce with Kafka's default partitioner (murmur2)".formatted(own))));
        }
    }

    private static MovementReported wellFormed(Record<String, MovementReported> incoming) {
        MovementReported fact = incoming.value();
        if (fact == null) {
            throw new InvalidMovementException(
                    List.of(new FieldError("(value)", null, "a movement must have a value")));
        }
        List<FieldError> errors = MovementRules.check(fact, "");
        if (!errors.isEmpty()) {
            throw new InvalidMovementException(errors);
        }
        if (!fact.getSku().equals(incoming.key())) {
            // Another key would bring the sku to a second writer.
            throw new InvalidMovementException(
                    List.of(new FieldError("(key)", incoming.key(), "must be the sku " + fact.getSku())));
        }
        return fact;
    }
}
