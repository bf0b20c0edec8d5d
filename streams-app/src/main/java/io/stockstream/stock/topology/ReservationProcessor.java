package io.stockstream.stock.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.decide.KnownReservation;
import io.stockstream.stock.decide.ReservationDecider;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Loads the known state, has {@link ReservationDecider} decide, and applies the effects. Everything that can fail comes
 * before the first put. It runs in the same task as {@link StockProcessor}, on the same ledger: one thread decides on
 * movements and reservations of a sku.
 */
final class ReservationProcessor implements Processor<String, ReservationRequested, String, SpecificRecord> {

    private final ReservationDecider decider = new ReservationDecider();
    private final SkuPlace place;
    private final Consumer<ReservationDecided> listener;
    private ProcessorContext<String, SpecificRecord> context;
    private ReservationBook book;

    /**
     * @param place where commands have to stand
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     */
    ReservationProcessor(SkuPlace place, Consumer<ReservationDecided> listener) {
        this.place = place;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        book = new ReservationBook(processorContext, listener);
    }

    @Override
    public void process(Record<String, ReservationRequested> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        ReservationRequested command = wellFormed(incoming, origin.partition());
        String sku = command.getSku();
        KnownReservation known = new KnownReservation(
                book.stock(sku), book.reservation(sku, command.getOrderId()), ticket -> book.waiting(sku, ticket));
        book.apply(decider.decide(known, command, origin), incoming.timestamp());
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
