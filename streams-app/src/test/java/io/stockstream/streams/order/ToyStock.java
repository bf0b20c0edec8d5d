package io.stockstream.streams.order;

import io.stockstream.stock.FactPosition;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stock of one warehouse, as far as the saga sees it: one writer, and every command may come again. */
final class ToyStock {

    private final Map<String, Long> onHand;
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> sold = new HashMap<>();
    private final Map<String, ReservationState> reservations = new HashMap<>();
    private final Map<String, Long> units = new HashMap<>();

    ToyStock(Map<String, Long> onHand) {
        this.onHand = new HashMap<>(onHand);
    }

    /** Carries the command out; the answer is only for a RESERVE. */
    ReservationDecided decide(ReservationRequested request) {
        String id = request.getOrderId() + "/" + request.getSku();
        ReservationState state = reservations.get(id);
        switch (request.getCommand()) {
            case RESERVE -> {
                return reserve(request, id, state);
            }
            case COMMIT -> {
                if (state == ReservationState.HELD) {
                    move(id, request.getSku(), ReservationState.COMMITTED);
                }
            }
            case RELEASE -> move(id, request.getSku(), ReservationState.RELEASED);
            case UNKNOWN -> throw new IllegalArgumentException("No command");
        }
        return null;
    }

    private ReservationDecided reserve(ReservationRequested request, String id, ReservationState state) {
        if (state == ReservationState.RELEASED) {
            return answer(request, state, ReservationRefusal.ALREADY_RELEASED);
        }
        if (state == null) {
            long wanted = request.getParts().stream()
                    .mapToLong(ReservationPart::getQuantity)
                    .sum();
            units.put(id, wanted);
            boolean enough = onHand.getOrDefault(request.getSku(), 0L) - held(request.getSku()) >= wanted;
            move(id, request.getSku(), enough ? ReservationState.HELD : ReservationState.REFUSED);
        }
        return answer(
                request,
                reservations.get(id),
                reservations.get(id) == ReservationState.REFUSED ? ReservationRefusal.INSUFFICIENT_STOCK : null);
    }

    private void move(String id, String sku, ReservationState next) {
        ReservationState state = reservations.put(id, next);
        long quantity = units.getOrDefault(id, 0L);
        if (state == ReservationState.HELD) {
            held.merge(sku, -quantity, Long::sum);
        }
        if (next == ReservationState.HELD) {
            held.merge(sku, quantity, Long::sum);
        }
        long toCustomers = next == ReservationState.COMMITTED ? quantity : 0;
        long back = state == ReservationState.COMMITTED ? quantity : 0;
        onHand.merge(sku, back - toCustomers, Long::sum);
        sold.merge(sku, toCustomers - back, Long::sum);
    }

    private ReservationDecided answer(
            ReservationRequested request, ReservationState state, ReservationRefusal refusal) {
        List<ReservationAllocation> allocations = new ArrayList<>();
        if (refusal == null) {
            for (ReservationPart part : request.getParts()) {
                allocations.add(new ReservationAllocation(allocations.size(), "W-1", part.getQuantity()));
            }
        }
        return new ReservationDecided(
                request.getOrderId(),
                request.getSku(),
                request.getCommand(),
                state,
                false,
                refusal,
                units.getOrDefault(request.getOrderId() + "/" + request.getSku(), 0L),
                null,
                allocations,
                1L,
                Facts.NOON,
                new FactPosition(0, 0L));
    }

    long onHand(String sku) {
        return onHand.getOrDefault(sku, 0L);
    }

    long held(String sku) {
        return held.getOrDefault(sku, 0L);
    }

    long sold(String sku) {
        return sold.getOrDefault(sku, 0L);
    }
}
