package io.stockstream.order.topology;

import io.stockstream.order.AddressFound;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.UserFound;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockTotals;
import io.stockstream.streams.Facts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests and answers about orders as tests say them. */
public final class OrderFacts {

    public static final String ORDER = "order-1";
    public static final String TASK = "task-1";
    public static final String EMAIL = "user@example.com";
    public static final String OF_CATALOGUE = "of-catalogue@example.com";
    public static final long COMMAND_OFFSET = 41;

    private OrderFacts() {}

    public static OrderRequested place(PlaceOrder order) {
        return place(TASK, order);
    }

    public static OrderRequested place(String task, PlaceOrder order) {
        return new OrderRequested(ORDER, task, order, List.of());
    }

    public static OrderRequested cancel(String task) {
        return new OrderRequested(ORDER, task, cancelCommand(), List.of());
    }

    public static CancelOrder cancelCommand() {
        return new CancelOrder(null);
    }

    public static OrderRequested change(String task, OrderStatus status) {
        return new OrderRequested(ORDER, task, new ChangeOrderStatus(status), List.of());
    }

    /** The lookups of skus that only need to exist in the catalogue. */
    public static List<Asked> pricedSkus(PlaceOrder order, List<Asked> lookups) {
        return lookups.stream()
                .filter(lookup -> lookup.kind() == LookupKind.SKU && order.getCurrency() != null)
                .filter(lookup -> order.getLines().stream()
                        .allMatch(line ->
                                line.getUnitPrice() != null || !lookup.key().equals(line.getSku())))
                .toList();
    }

    public static LookupAnswered user(Asked asked) {
        return answer(asked, new UserFound(OF_CATALOGUE));
    }

    public static LookupAnswered address(Asked asked, long user) {
        return answer(asked, new AddressFound(user));
    }

    public static LookupAnswered product(Asked asked, String sku, String price, String currency) {
        long id = asked.kind() == LookupKind.PRODUCT ? Long.parseLong(asked.key()) : 900;
        return answer(asked, new ProductFound(id, sku, "Name of " + sku, new BigDecimal(price), currency));
    }

    public static LookupAnswered absent(Asked asked) {
        return answer(asked, LookupOutcome.ABSENT, null);
    }

    /** The row was deleted. */
    public static LookupAnswered gone(Asked asked) {
        return answer(asked, LookupOutcome.GONE, null);
    }

    /** The row is known, but in an older version than the order was placed against. */
    public static LookupAnswered notYet(Asked asked) {
        return answer(asked, LookupOutcome.NOT_YET, null);
    }

    private static LookupAnswered answer(Asked asked, Object found) {
        return answer(asked, LookupOutcome.FOUND, found);
    }

    private static LookupAnswered answer(Asked asked, LookupOutcome outcome, Object found) {
        return new LookupAnswered(
                asked.orderId(), List.of(new RowAnswered(asked.kind(), asked.key(), asked.attempt(), found, outcome)));
    }

    /** The answers in one, as to one question. */
    public static LookupAnswered together(List<LookupAnswered> answers) {
        return new LookupAnswered(
                answers.getFirst().getOrderId(),
                answers.stream().flatMap(answer -> answer.getRows().stream()).toList());
    }

    /** Whether stock answers it. */
    public static boolean isQuestion(ReservationRequested command) {
        return command.getCommand() == ReservationCommand.RESERVE || command.getCommand() == ReservationCommand.SELL;
    }

    /** Every part is held, or sold if that was asked for, in the warehouse that it names, else in W-1. */
    public static ReservationDecided held(ReservationRequested asked) {
        List<ReservationAllocation> allocations = new ArrayList<>();
        for (ReservationPart part : asked.getParts()) {
            String warehouse = part.getWarehouseId() == null ? "W-1" : part.getWarehouseId();
            allocations.add(new ReservationAllocation(allocations.size(), warehouse, part.getQuantity()));
        }
        return decided(asked, served(asked), null, null, allocations);
    }

    private static ReservationState served(ReservationRequested asked) {
        return asked.getCommand() == ReservationCommand.SELL ? ReservationState.COMMITTED : ReservationState.HELD;
    }

    /** The first part is held, or sold, with each unit in a warehouse of its own. */
    public static ReservationDecided heldInSingles(ReservationRequested asked, String warehouse) {
        List<ReservationAllocation> allocations = new ArrayList<>();
        for (int unit = 0; unit < asked.getParts().getFirst().getQuantity(); unit++) {
            allocations.add(new ReservationAllocation(0, warehouse.formatted(unit), 1L));
        }
        return decided(asked, served(asked), null, null, allocations);
    }

    public static ReservationDecided waiting(ReservationRequested asked) {
        return decided(asked, ReservationState.WAITING, null, null, List.of());
    }

    public static ReservationDecided refused(ReservationRequested asked, ReservationRefusal reason, Long available) {
        ReservationState state =
                reason == ReservationRefusal.ALREADY_RELEASED ? ReservationState.RELEASED : ReservationState.REFUSED;
        return decided(asked, state, reason, available, List.of());
    }

    public static ReservationDecided decided(
            ReservationRequested asked,
            ReservationState state,
            ReservationRefusal reason,
            Long available,
            List<ReservationAllocation> allocations) {
        return new ReservationDecided(
                asked.getOrderId(),
                asked.getSku(),
                asked.getCommand(),
                state,
                false,
                reason,
                asked.getParts().stream()
                        .mapToLong(ReservationPart::getQuantity)
                        .sum(),
                available,
                allocations,
                1L,
                Facts.NOON,
                new FactPosition(3, COMMAND_OFFSET),
                asked.getRound(),
                false,
                true,
                new StockTotals(9L, 1L, 0L, 0L, 0L, 9L, 0L));
    }

    /**
     * A check as the task writes it when no topology lags: asks again after 30 s, fails after 10 min, for want of a row
     * after 2 min.
     */
    public static OrderCheckDue check(Instant due) {
        return check(due, due.minusSeconds(30), due.minus(Duration.ofMinutes(10)), due.minus(Duration.ofMinutes(2)));
    }

    /** A check while stock and catalogue lag. */
    public static OrderCheckDue checkOfALaggard(Instant due) {
        return OrderCheckDue.newBuilder(check(due))
                .setStockAnswered(false)
                .setCatalogueAnswered(false)
                .build();
    }

    public static OrderCheckDue check(Instant due, Instant driveOnBefore, Instant failBefore) {
        return check(due, driveOnBefore, failBefore, failBefore);
    }

    private static OrderCheckDue check(
            Instant due, Instant driveOnBefore, Instant failBefore, Instant lookupFailBefore) {
        return new OrderCheckDue(due, driveOnBefore, failBefore, lookupFailBefore, true, true, null);
    }
}
