package io.stockstream.stock.topology;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.decide.ReservationEffect;
import io.stockstream.stock.decide.SkuStock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of one task, as both its processors read and write them. */
final class ReservationBook {

    private final ProcessorContext<String, SpecificRecord> context;
    private final Consumer<ReservationDecided> listener;
    private final StockLedger ledger;
    private final KeyValueStore<String, Reservation> reservations;
    private final KeyValueStore<String, String> waiting;

    /**
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     */
    ReservationBook(ProcessorContext<String, SpecificRecord> context, Consumer<ReservationDecided> listener) {
        this.context = context;
        this.listener = listener;
        this.ledger = new StockLedger(context);
        this.reservations = context.getStateStore(StockStores.RESERVATIONS);
        this.waiting = context.getStateStore(StockStores.WAITING);
    }

    /** The stock; {@code null} when the sku never was in stock. */
    SkuStock stock(String sku) {
        return ledger.stock(sku);
    }

    /** The reservation; {@code null} when the order never asked for the sku. */
    Reservation reservation(String sku, String orderId) {
        return reservations.get(StockStores.reservationKey(sku, orderId));
    }

    /** The waiting reservation with a ticket; {@code null} when there is none. */
    Reservation waiting(String sku, long ticket) {
        String orderId = waiting.get(StockStores.ticketKey(sku, ticket));
        return orderId == null ? null : reservation(sku, orderId);
    }

    /** Stores and publishes what has changed: single warehouses first, so that all together closes the change. */
    void save(SkuStock stock, long timestamp) {
        ledger.save(stock);
        stock.changed().values().forEach(change -> publish(change.now(), timestamp));
        publish(stock.all(), timestamp);
    }

    private void publish(StockLevel level, long timestamp) {
        context.forward(new Record<>(StockLevelKey.of(level), level, timestamp), StockTopology.PUBLISH_LEVEL);
    }

    void apply(List<ReservationEffect> effects, long timestamp) {
        effects.forEach(effect -> apply(effect, timestamp));
    }

    private void apply(ReservationEffect effect, long timestamp) {
        switch (effect) {
            case ReservationEffect.SaveStock(SkuStock stock) -> save(stock, timestamp);
            case ReservationEffect.SaveReservation(Reservation reservation) ->
                reservations.put(
                        StockStores.reservationKey(reservation.getSku(), reservation.getOrderId()), reservation);
            case ReservationEffect.Forget(String sku, String orderId) ->
                reservations.delete(StockStores.reservationKey(sku, orderId));
            case ReservationEffect.Join(Reservation reservation) ->
                waiting.put(
                        StockStores.ticketKey(reservation.getSku(), reservation.getTicket()), reservation.getOrderId());
            case ReservationEffect.Leave(String sku, long ticket) -> waiting.delete(StockStores.ticketKey(sku, ticket));
            case ReservationEffect.Answer(ReservationDecided decided) -> {
                context.forward(
                        new Record<>(decided.getSku(), decided, timestamp), StockTopology.PUBLISH_RESERVATION_DECISION);
                listener.accept(decided);
            }
            case ReservationEffect.AnswerOrder(ReservationDecided decided) ->
                context.forward(
                        new Record<>(decided.getOrderId(), decided, timestamp),
                        StockTopology.PUBLISH_RESERVATION_OUTCOME);
            case ReservationEffect.GoOn(ReservationRequested request) ->
                context.forward(new Record<>(request.getSku(), request, timestamp), StockTopology.GO_ON);
        }
    }
}
