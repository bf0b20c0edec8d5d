package io.stockstream.streams.stock;

import io.stockstream.movement.FieldError;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads what is known, lets {@link ReservationDecider} decide, applies the effects. Everything that can fail comes before the first
 * put. It runs in the same task as {@link StockProcessor}, on the same ledger: one thread decides on movements and reservations of a sku.
 */
final class ReservationProcessor implements Processor<String, ReservationRequested, String, SpecificRecord> {

    private final ReservationDecider decider = new ReservationDecider();
    private final SkuPlace place;
    private final Consumer<ReservationDecided> listener;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, StockLevel> ledger;
    private KeyValueStore<String, Reservation> reservations;

    /**
     * @param place where commands have to stand
     * @param listener is told of every decision, to count it; a decision whose transaction is aborted is told of again
     */
    ReservationProcessor(SkuPlace place, Consumer<ReservationDecided> listener) {
        this.place = place;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        ledger = processorContext.getStateStore(StockStores.LEDGER);
        reservations = processorContext.getStateStore(StockStores.RESERVATIONS);
    }

    @Override
    public void process(Record<String, ReservationRequested> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        ReservationRequested command = wellFormed(incoming, origin.partition());
        String reservationKey = StockStores.reservationKey(command.getSku(), command.getOrderId());
        KnownReservation known = new KnownReservation(ledger.get(command.getSku()), reservations.get(reservationKey));
        for (ReservationEffect effect : decider.decide(known, command, origin)) {
            apply(effect, reservationKey, incoming);
        }
    }

    private void apply(ReservationEffect effect, String reservationKey, Record<String, ReservationRequested> incoming) {
        switch (effect) {
            case ReservationEffect.SaveLevel(StockLevel level) -> {
                ledger.put(level.getSku(), level);
                forward(level.getSku(), level, incoming, StockTopology.PUBLISH_LEVEL);
            }
            case ReservationEffect.SaveReservation(Reservation reservation) ->
                reservations.put(reservationKey, reservation);
            case ReservationEffect.Answer(ReservationDecided decided) -> {
                forward(decided.getSku(), decided, incoming, StockTopology.PUBLISH_RESERVATION_DECISION);
                listener.accept(decided);
            }
            case ReservationEffect.AnswerOrder(ReservationDecided decided) ->
                forward(decided.getOrderId(), decided, incoming, StockTopology.PUBLISH_RESERVATION_OUTCOME);
        }
    }

    /** Headers of what came in stay behind: nothing reads them, and what is concluded must not be larger for them. */
    private void forward(String key, SpecificRecord value, Record<?, ?> incoming, String sink) {
        context.forward(new Record<>(key, value, incoming.timestamp()), sink);
    }

    private ReservationRequested wellFormed(Record<String, ReservationRequested> incoming, int partition) {
        ReservationRequested command = incoming.value();
        if (command == null) {
            throw new InvalidReservationException(
                    List.of(new FieldError("(value)", null, "a command must have a value")));
        }
        refuseWhere(ReservationRules.check(command));
        refuseWhere(place.check(command.getSku(), incoming.key(), partition));
        return command;
    }

    private static void refuseWhere(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidReservationException(errors);
        }
    }
}
