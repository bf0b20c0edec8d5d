package io.stockstream.stock.decide;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real deciders on stock, for tests of orders: commands in, answers to orders out. */
public final class StockDesk {

    private final Journal journal = new Journal();
    private int arrivals;

    /** A desk with units of each sku in one warehouse, W-1. */
    public static StockDesk of(Map<String, Long> units) {
        StockDesk desk = new StockDesk();
        new TreeMap<>(units).forEach((sku, quantity) -> desk.arrive(sku, "W-1", quantity));
        return desk;
    }

    /** Goods come in. */
    public List<ReservationDecided> arrive(String sku, String warehouse, long quantity) {
        int before = journal.answersToOrders().size();
        journal.report(
                Facts.fact(sku, "arrival " + arrivals++, warehouse, MovementEvent.ARRIVAL, quantity, Facts.NOON));
        return answersSince(before);
    }

    /** Executes a command; returns the answers to orders, including those that waited. */
    public List<ReservationDecided> decide(ReservationRequested command) {
        int before = journal.answersToOrders().size();
        journal.request(command);
        return answersSince(before);
    }

    public long onHand(String sku) {
        return level(sku).getOnHand();
    }

    public long held(String sku) {
        return level(sku).getReserved();
    }

    public long sold(String sku) {
        return level(sku).getSold();
    }

    /** Reservations that wait. */
    public int waiting() {
        return journal.waiting().size();
    }

    /** Whether stock balances: conserved, nowhere negative, held by reservations, sold by reservations. */
    public boolean balances() {
        Balance balance = journal.balance();
        return balance.isConserved()
                && balance.isNowhereNegative()
                && balance.isHeldByReservations()
                && balance.isSoldByReservations();
    }

    /** Whether a reservation of these parts would be held now. */
    public boolean couldHold(String sku, List<ReservationPart> parts) {
        SkuStock stock = journal.stock(sku);
        return stock != null && Allocator.allocate(stock, parts) instanceof Allocator.Result.Served;
    }

    private StockLevel level(String sku) {
        return journal.level(sku);
    }

    private List<ReservationDecided> answersSince(int before) {
        return new ArrayList<>(journal.answersToOrders()
                .subList(before, journal.answersToOrders().size()));
    }
}
