package io.stockstream.stock.topology;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.horizon.Forgetter;
import io.stockstream.stock.Movement;
import io.stockstream.stock.decide.MovementHorizon;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Forgets movements: their marks, and with a tombstone their views. */
final class MovementForgetter implements Forgetter<Movement> {

    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, Movement> marks;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        marks = processorContext.getStateStore(StockStores.MARKS);
    }

    @Override
    public KeyValueStore<String, Movement> entries() {
        return marks;
    }

    @Override
    public boolean isOver(Movement movement, Instant horizon) {
        return new MovementHorizon(horizon).isOver(movement);
    }

    @Override
    public String partitionKey(String markKey) {
        return StockStores.skuOf(markKey);
    }

    @Override
    public void forget(String markKey, Movement movement, Instant dueAt) {
        forget(markKey, movement);
    }

    /** The tombstone bears the time of the movement's last change: it is the same whatever makes it be forgotten. */
    void forget(String markKey, Movement movement) {
        marks.delete(markKey);
        context.forward(
                new Record<>(
                        MovementKey.of(movement.getMovementId(), movement.getSku()),
                        null,
                        movement.getUpdatedAt().toEpochMilli()),
                StockTopology.PUBLISH_MOVEMENT);
    }
}
