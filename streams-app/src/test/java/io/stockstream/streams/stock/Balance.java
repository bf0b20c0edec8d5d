package io.stockstream.streams.stock;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What has to hold after every decision, whatever was decided. */
record Balance(Collection<StockLevel> levels, Collection<Reservation> reservations) {

    boolean isConserved() {
        return levels.stream().allMatch(Balance::isConserved);
    }

    boolean isNowhereNegative() {
        return levels.stream().allMatch(Balance::isNowhereNegative);
    }

    /** Whether the held units of each warehouse equal those of the reservations there. */
    boolean isHeldByReservations() {
        Map<String, Long> held = new TreeMap<>();
        allocations(ReservationState.HELD).forEach(each -> held.merge(each.place(), each.units(), Long::sum));
        Map<String, Long> reserved = new TreeMap<>();
        for (StockLevel level : levels) {
            for (WarehouseStock stock : level.getWarehouses()) {
                if (stock.getReserved() != 0) {
                    reserved.put(level.getSku() + " in " + stock.getWarehouseId(), stock.getReserved());
                }
            }
        }
        return held.equals(reserved);
    }

    /** Whether the sold units of each sku equal those of the committed reservations. */
    boolean isSoldByReservations() {
        return levels.stream()
                .allMatch(level -> level.getSold()
                        == allocations(ReservationState.COMMITTED)
                                .filter(each -> each.sku().equals(level.getSku()))
                                .mapToLong(Allocated::units)
                                .sum());
    }

    private record Allocated(String sku, String warehouse, long units) {
        String place() {
            return sku + " in " + warehouse;
        }
    }

    private Stream<Allocated> allocations(ReservationState state) {
        return reservations.stream()
                .filter(reservation -> reservation.getState() == state)
                .flatMap(reservation ->
                        reservation.getAllocations().stream().map(each -> allocated(reservation.getSku(), each)));
    }

    private static Allocated allocated(String sku, ReservationAllocation allocation) {
        return new Allocated(sku, allocation.getWarehouseId(), allocation.getQuantity());
    }

    private static boolean isConserved(StockLevel level) {
        return sum(level, WarehouseStock::getOnHand) == level.getOnHand()
                && sum(level, WarehouseStock::getReserved) == level.getReserved()
                && level.getReceived()
                        == level.getOnHand()
                                + level.getInTransit()
                                + level.getLost()
                                - level.getSurplus()
                                + level.getSold();
    }

    private static boolean isNowhereNegative(StockLevel level) {
        return level.getWarehouses().stream()
                        .allMatch(stock -> stock.getReserved() >= 0 && stock.getReserved() <= stock.getOnHand())
                && Stream.of(
                                level.getInTransit(),
                                level.getLost(),
                                level.getSurplus(),
                                level.getReceived(),
                                level.getSold())
                        .allMatch(units -> units >= 0);
    }

    private static long sum(StockLevel level, ToLongFunction<WarehouseStock> units) {
        return level.getWarehouses().stream().mapToLong(units).sum();
    }
}
