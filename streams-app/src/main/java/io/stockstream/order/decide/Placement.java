package io.stockstream.order.decide;

import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.StockQuestion;
import java.util.ArrayList;
import java.util.List;

/** Creates an order from a request, and looks up in the catalogue what it names. */
final class Placement {

    private static final long FIRST = 1;

    private Placement() {}

    static List<OrderEffect> place(OrderRequested request, PlaceOrder place, Cause cause) {
        OrderState state = state(request, place, cause);
        List<OrderEffect> effects = new ArrayList<>();
        effects.add(new OrderEffect.SaveState(state));
        effects.add(new OrderEffect.PublishOrder(state.getOrder()));
        effects.add(new OrderEffect.Decide(cause.decided(state, OrderStep.PLACED, null, Explanations.placed(state))));
        effects.addAll(questions(state));
        return effects;
    }

    /** Everything that the order waits for is asked: of the catalogue while it waits for that, else of stock. */
    static List<OrderEffect> questions(OrderState state) {
        return questions(state.getOrder(), state.getLookups(), Questions.open(state.getQuestions()));
    }

    static List<OrderEffect> questions(Order order, List<PendingLookup> lookups, List<StockQuestion> questions) {
        List<OrderEffect> effects = new ArrayList<>();
        if (!lookups.isEmpty()) {
            effects.add(new OrderEffect.Lookup(LookupPlan.request(order, lookups)));
        }
        StockCommands.ask(order, questions).forEach(command -> effects.add(new OrderEffect.Command(command)));
        return effects;
    }

    private static OrderState state(OrderRequested request, PlaceOrder place, Cause cause) {
        List<OrderLine> lines = LineMerge.requested(place);
        Order order = new Order(
                request.getOrderId(),
                OrderStatus.PENDING,
                null,
                place.getUserId(),
                place.getEmail(),
                place.getDeliveryAddressId(),
                lines,
                null,
                Pricing.first(place),
                null,
                cause.at(),
                null,
                cause.at(),
                FIRST);
        return new OrderState(
                order,
                place,
                request.getTaskId(),
                LookupPlan.of(place, request.getPlacedAgainst()),
                List.of(),
                null,
                FIRST);
    }
}
