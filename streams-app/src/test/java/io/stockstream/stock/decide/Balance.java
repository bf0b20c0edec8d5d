package io.stockstream.stock.decide;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What has to hold after every decision, whatever was decided.
 *
 * @param levels of all warehouses together and of single ones
 */
public record Balance(Collection<StockLevel> levels, Collection<Reservation> reservations) {

    public boolean isConserved() {
        return all().allMatch(this::isConserved);
    }

    public boolean isNowhereNegative() {
        return levels.stream().allMatch(Balance::isNowhereNegative);
    }

    /** Whether the held units of each warehouse equal those of the reservations there. */
    boolean isHeldByReservations() {
        Map<String, Long> held = new TreeMap<>();
        allocations(ReservationState.HELD).forEach(each -> held.merge(each.place(), each.units(), Long::sum));
        Map<String, Long> reserved = new TreeMap<>();
        for (StockLevel level : levels) {
            if (level.getWarehouseId() != null && level.getReserved() != 0) {
                reserved.put(level.getSku() + " in " + level.getWarehouseId(), level.getReserved());
            }
        }
        return held.equals(reserved);
    }

    /** Whether the sold units of each sku equal those of the committed reservations. */
    public boolean isSoldByReservations() {
        return all().allMatch(level -> level.getSold()
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

    private Stream<StockLevel> all() {
        return levels.stream().filter(level -> level.getWarehouseId() == null);
    }

    private List<StockLevel> warehouses(StockLevel all) {
        return levels.stream()
                .filter(level ->
                        level.getWarehouseId() != null && level.getSku().equals(all.getSku()))
                .toList();
    }

    private boolean isConserved(StockLevel all) {
        List<StockLevel> warehouses = warehouses(all);
        return sum(warehouses, StockLevel::getOnHand) == all.getOnHand()
                && sum(warehouses, StockLevel::getReserved) == all.getReserved()
                && warehouses.size() == all.getWarehouseCount()
                && warehouses.stream().allMatch(level -> Levels.available(level) <= all.getMostAvailable())
                && all.getReceived()
                        == all.getOnHand() + all.getInTransit() + all.getLost() - all.getSurplus() + all.getSold();
    }

    private static boolean isNowhereNegative(StockLevel level) {
        return level.getReserved() >= 0
                && level.getReserved() <= level.getOnHand()
                && Stream.of(
                                level.getInTransit(),
                                level.getLost(),
                                level.getSurplus(),
                                level.getReceived(),
                                level.getSold())
                        .allMatch(units -> units >= 0);
    }

    private static long sum(List<StockLevel> levels, ToLongFunction<StockLevel> units) {
        return levels.stream().mapToLong(units).sum();
    }
}
