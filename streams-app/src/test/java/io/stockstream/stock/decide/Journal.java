package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WaitingList;
import io.stockstream.stock.topology.StockStores;
import io.stockstream.streams.Facts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Runs the deciders over facts and commands as the processors would, in plain maps. Without a sku, it means
 * {@link Facts#SKU}.
 */
public final class Journal {

    private final StockDecider decider = new StockDecider();
    private final ReservationDecider reservationDecider = new ReservationDecider();
    private final PlainLedger ledger = new PlainLedger();
    private final Map<String, Movement> movements = new HashMap<>();
    private final Map<String, Reservation> reservations = new TreeMap<>();
    private final List<StockDecided> decisions = new ArrayList<>();
    private final List<ReservationDecided> answers = new ArrayList<>();
    private final List<ReservationDecided> answersToOrders = new ArrayList<>();
    private final Map<String, String> waiting = new HashMap<>();
    private final Deque<ReservationRequested> toItself = new ArrayDeque<>();
    private int commands;
    private MovementHorizon horizon = new MovementHorizon(Instant.MIN);

    public static Journal of(List<MovementReported> facts) {
        Journal journal = new Journal();
        facts.forEach(journal::report);
        return journal;
    }

    /** Takes a level as it is, whatever led to it. */
    public void hold(StockLevel level) {
        ledger.put(level);
    }

    /** Moves the horizon, forward only. */
    void move(Instant before) {
        horizon = new MovementHorizon(Levels.later(horizon.before(), before));
    }

    Instant horizon() {
        return horizon.before();
    }

    /** Removes movements that are over, as far as they are chosen. */
    void forget(Predicate<Movement> chosen) {
        movements.values().removeIf(movement -> horizon.isOver(movement) && chosen.test(movement));
    }

    /** By sku and movement. */
    Map<String, Movement> movements() {
        return movements;
    }

    public StockDecided report(MovementReported fact) {
        String mark = StockStores.markKey(fact.getSku(), fact.getMovementId());
        movements.computeIfPresent(mark, (key, movement) -> horizon.isOver(movement) ? null : movement);
        StockState state = new StockState(ledger.stock(fact.getSku()), movements.get(mark));
        InputOrigin origin = origin(Topics.MOVEMENTS.name(), decisions.size());
        List<StockEffect> effects =
                horizon.refuses(fact) ? horizon.refuse(state, fact, origin) : decider.decide(state, fact, origin);
        for (StockEffect effect : effects) {
            switch (effect) {
                case StockEffect.SaveStock(SkuStock saved) -> {
                    WaitingDecider.Served served =
                            WaitingDecider.serve(saved, ticket -> waiting(fact.getSku(), ticket), origin);
                    ledger.save(served.stock());
                    served.effects().forEach(this::apply);
                }
                case StockEffect.SaveMovement(Movement saved) -> movements.put(mark, saved);
                case StockEffect.Answer(StockDecided decided) -> decisions.add(decided);
            }
        }
        serveWaiting();
        return decisions.getLast();
    }

    /** Decides on a command, then on stock's commands to itself; returns the answer to the first. */
    public ReservationDecided request(ReservationRequested command) {
        ReservationDecided answer = take(command);
        serveWaiting();
        return answer;
    }

    /** Stock's commands to itself. */
    private void serveWaiting() {
        while (!toItself.isEmpty()) {
            take(toItself.remove());
        }
    }

    private ReservationDecided take(ReservationRequested command) {
        String key = StockStores.reservationKey(command.getSku(), command.getOrderId());
        KnownReservation known = new KnownReservation(
                ledger.stock(command.getSku()), reservations.get(key), ticket -> waiting(command.getSku(), ticket));
        InputOrigin origin = origin(Topics.RESERVATIONS.name(), commands++);
        int before = answers.size();
        reservationDecider.decide(known, command, origin).forEach(this::apply);
        return answers.get(before);
    }

    private void apply(ReservationEffect effect) {
        switch (effect) {
            case ReservationEffect.SaveStock(SkuStock saved) -> ledger.save(saved);
            case ReservationEffect.SaveReservation(Reservation saved) ->
                reservations.put(StockStores.reservationKey(saved.getSku(), saved.getOrderId()), saved);
            case ReservationEffect.Forget(String sku, String orderId) ->
                reservations.remove(StockStores.reservationKey(sku, orderId));
            case ReservationEffect.Join(Reservation joined) ->
                waiting.put(StockStores.ticketKey(joined.getSku(), joined.getTicket()), joined.getOrderId());
            case ReservationEffect.Leave(String sku, long ticket) ->
                assertThat(waiting.remove(StockStores.ticketKey(sku, ticket))).isNotNull();
            case ReservationEffect.GoOn(ReservationRequested request) -> toItself.add(request);
            case ReservationEffect.Answer(ReservationDecided decided) -> answers.add(decided);
            case ReservationEffect.AnswerOrder(ReservationDecided decided) -> answersToOrders.add(decided);
        }
    }

    private Reservation waiting(String sku, long ticket) {
        String order = waiting.get(StockStores.ticketKey(sku, ticket));
        return order == null ? null : reservations.get(StockStores.reservationKey(sku, order));
    }

    /** The reservation that has waited longest; empty when none waits. */
    Optional<Reservation> firstWaiting(String sku) {
        WaitingList list = level(sku).getWaiting();
        if (list == null) {
            return Optional.empty();
        }
        return LongStream.range(list.getFirst(), list.getNext())
                .mapToObj(ticket -> waiting(sku, ticket))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Tickets of waiting reservations with their orders, by sku and ticket. */
    public Map<String, String> waiting() {
        return waiting;
    }

    private static InputOrigin origin(String topic, int offset) {
        return new InputOrigin(topic, 0, offset, Facts.NOON.plusMillis(offset));
    }

    public StockLevel level() {
        return level(Facts.SKU);
    }

    public StockLevel level(String sku) {
        return ledger.all().getOrDefault(sku, SkuStock.empty(sku).all());
    }

    /** Of all warehouses together, by sku, of those that ever were in stock. */
    Map<String, StockLevel> levels() {
        return ledger.all();
    }

    /** Every level, also of single warehouses. */
    public Map<String, StockLevel> records() {
        return ledger.records();
    }

    /** The stock, to decide on; of a sku that ever was there. */
    public SkuStock stock(String sku) {
        return ledger.stock(sku);
    }

    /** The levels of single warehouses, by id. */
    public List<StockLevel> warehouses() {
        return ledger.warehouses(Facts.SKU);
    }

    public Movement movement(String name) {
        return movements.get(StockStores.markKey(Facts.SKU, Facts.id(name)));
    }

    /** {@code null} when nothing is known. */
    Reservation reservation(String order) {
        return reservations.get(StockStores.reservationKey(Facts.SKU, order));
    }

    /** By sku and order. */
    Map<String, Reservation> reservations() {
        return reservations;
    }

    public List<StockDecided> decisions() {
        return decisions;
    }

    public List<ReservationDecided> answers() {
        return answers;
    }

    public List<ReservationDecided> answersToOrders() {
        return answersToOrders;
    }

    public long onHand(String warehouse) {
        return stock().getOrDefault(warehouse, 0L);
    }

    /** Units held in each warehouse that ever held the sku. */
    Map<String, Long> reserved() {
        Map<String, Long> reserved = new TreeMap<>();
        for (StockLevel warehouse : warehouses()) {
            reserved.put(warehouse.getWarehouseId(), warehouse.getReserved());
        }
        return reserved;
    }

    /** Everything about the stock that does not depend on when it was written. */
    public Map<String, Long> stock() {
        Map<String, Long> stock = new TreeMap<>();
        for (StockLevel warehouse : warehouses()) {
            stock.put(warehouse.getWarehouseId(), warehouse.getOnHand());
        }
        stock.put("in transit", level().getInTransit());
        stock.put("lost", level().getLost());
        stock.put("surplus", level().getSurplus());
        stock.put("received", level().getReceived());
        stock.put("reserved", level().getReserved());
        stock.put("sold", level().getSold());
        return stock;
    }

    public Balance balance() {
        return new Balance(ledger.records().values(), reservations.values());
    }
}
