package io.stockstream.stock.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.movement.MovementKey;
import io.stockstream.movement.MovementRules;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.decide.MovementHorizon;
import io.stockstream.stock.decide.SkuStock;
import io.stockstream.stock.decide.StockDecider;
import io.stockstream.stock.decide.StockEffect;
import io.stockstream.stock.decide.StockState;
import io.stockstream.stock.decide.WaitingDecider;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the known state, has {@link StockDecider} decide, or {@link MovementHorizon} where the fact is too old, and
 * applies the effects. Everything that can fail comes before the first put that could not be repeated.
 */
final class StockProcessor implements Processor<String, MovementReported, String, SpecificRecord> {

    private final StockDecider decider = new StockDecider();
    private final MovementForgetter forgetter = new MovementForgetter();
    private final SkuPlace place;
    private final Consumer<StockDecided> listener;
    private final Consumer<ReservationDecided> reservationListener;
    private ProcessorContext<String, SpecificRecord> context;
    private ReservationBook book;
    private KeyValueStore<String, Movement> marks;
    private Horizons horizons;

    /**
     * @param place where facts have to stand
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     * @param reservationListener likewise, of every decision on a reservation that waited
     */
    StockProcessor(SkuPlace place, Consumer<StockDecided> listener, Consumer<ReservationDecided> reservationListener) {
        this.place = place;
        this.listener = listener;
        this.reservationListener = reservationListener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        book = new ReservationBook(processorContext, reservationListener);
        marks = processorContext.getStateStore(StockStores.MARKS);
        KeyValueStore<String, Long> kept = processorContext.getStateStore(StockStores.HORIZONS);
        horizons = new Horizons(kept);
        forgetter.init(processorContext);
    }

    @Override
    public void process(Record<String, MovementReported> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        MovementReported fact = wellFormed(incoming, origin.partition());
        String markKey = StockStores.markKey(fact.getSku(), fact.getMovementId());
        MovementHorizon horizon = new MovementHorizon(horizons.at(origin.offset()));
        StockState state = new StockState(book.stock(fact.getSku()), known(markKey, horizon));
        List<StockEffect> effects =
                horizon.refuses(fact) ? horizon.refuse(state, fact, origin) : decider.decide(state, fact, origin);
        WaitingDecider.Served served = served(effects, fact.getSku(), origin);
        for (StockEffect effect : effects) {
            apply(effect, served.stock(), markKey, incoming);
        }
        book.apply(served.effects(), incoming.timestamp());
    }

    /** The movement; {@code null} when nothing is known of it, or not any more. */
    private Movement known(String markKey, MovementHorizon horizon) {
        Movement movement = marks.get(markKey);
        if (movement != null && horizon.isOver(movement)) {
            forgetter.forget(markKey, movement);
            return null;
        }
        return movement;
    }

    /** The effects of the new stock, if there is any, on the waiting reservations. */
    private WaitingDecider.Served served(List<StockEffect> effects, String sku, InputOrigin origin) {
        SkuStock changed = effects.stream()
                .filter(StockEffect.SaveStock.class::isInstance)
                .map(effect -> ((StockEffect.SaveStock) effect).stock())
                .findFirst()
                .orElse(null);
        return WaitingDecider.serve(changed, ticket -> book.waiting(sku, ticket), origin);
    }

    /**
     * @param stock the new stock after the waiting reservations were served
     */
    private void apply(StockEffect effect, SkuStock stock, String markKey, Record<String, MovementReported> incoming) {
        switch (effect) {
            case StockEffect.SaveStock changed -> book.save(stock, incoming.timestamp());
            case StockEffect.SaveMovement(Movement movement) -> {
                marks.put(markKey, movement);
                String key = MovementKey.of(movement.getMovementId(), movement.getSku());
                forward(key, movement, incoming, StockTopology.PUBLISH_MOVEMENT);
            }
            case StockEffect.Answer(StockDecided made) -> {
                StockDecided decided = withNewHorizon(made);
                forward(decided.getSku(), decided, incoming, StockTopology.PUBLISH_DECISION);
                listener.accept(decided);
            }
        }
    }

    /** The first decision under a new horizon says so. */
    private StockDecided withNewHorizon(StockDecided decided) {
        long offset = decided.getFact().getOffset();
        return horizons.isFirst(offset)
                ? StockDecided.newBuilder(decided)
                        .setHorizon(horizons.at(offset))
                        .build()
                : decided;
    }

    /** The input's headers are dropped: nothing reads them, and the output must not grow because of them. */
    private void forward(String key, SpecificRecord value, Record<?, ?> incoming, String sink) {
        context.forward(new Record<>(key, value, incoming.timestamp()), sink);
    }

    private MovementReported wellFormed(Record<String, MovementReported> incoming, int partition) {
        MovementReported fact = incoming.value();
        if (fact == null) {
            throw new InvalidMovementException(
                    List.of(new FieldError("(value)", null, "a movement must have a value")));
        }
        refuseWhere(MovementRules.check(fact, ""));
        refuseWhere(place.check(fact.getSku(), incoming.key(), partition));
        return fact;
    }

    private static void refuseWhere(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidMovementException(errors);
        }
    }
}
