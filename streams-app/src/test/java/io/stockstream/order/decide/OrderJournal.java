package io.stockstream.order.decide;

import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.Order;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs the decider as the processor would, in plain maps. Each input is a second later than the one before, from noon
 * on.
 */
final class OrderJournal {

    static final int PARTITION = 5;

    private final OrderDecider decider = new OrderDecider();
    private final Map<String, OrderState> book = new TreeMap<>();
    private final Set<String> waiting = new TreeSet<>();
    private final List<OrderEffect> all = new ArrayList<>();
    private final List<Input> recorded = new ArrayList<>();
    private List<OrderEffect> last = List.of();
    private long nextInvoice = 1;

    private record Input(String orderId, OrderInput input, InputOrigin origin) {}

    /** Another journal that was given the same input in the same order. */
    OrderJournal replayed() {
        OrderJournal journal = new OrderJournal();
        recorded.forEach(journal::decide);
        return journal;
    }

    OrderJournal request(OrderRequested request) {
        return input(request.getOrderId(), new OrderInput.Requested(request));
    }

    /** A request with skus that the catalogue never had, where the order states their prices. */
    OrderJournal place(OrderRequested request) {
        return request(request).withoutCatalogue();
    }

    /** The catalogue answers that it never had the skus just asked about whose prices the order states. */
    OrderJournal withoutCatalogue() {
        OrderFacts.pricedSkus(state().getPlaced(), lookups()).forEach(sku -> answer(OrderFacts.absent(sku)));
        return this;
    }

    OrderJournal answer(LookupAnswered answer) {
        return input(answer.getOrderId(), new OrderInput.LookedUp(answer));
    }

    OrderJournal outcome(ReservationDecided decided) {
        LogPosition command = new LogPosition(
                "stock.reservations",
                decided.getCommandPosition().getPartition(),
                decided.getCommandPosition().getOffset());
        return input(decided.getOrderId(), new OrderInput.StockAnswered(decided, command));
    }

    OrderJournal check(OrderCheckDue check) {
        List<OrderEffect> effects = new ArrayList<>();
        for (String id : List.copyOf(waiting)) {
            input(id, new OrderInput.CheckDue(check));
            effects.addAll(last);
        }
        last = effects;
        return this;
    }

    private OrderJournal input(String orderId, OrderInput input) {
        int offset = recorded.size();
        decide(new Input(
                orderId, input, new InputOrigin("orders.requests", PARTITION, offset, Facts.NOON.plusSeconds(offset))));
        return this;
    }

    private void decide(Input input) {
        recorded.add(input);
        last = decider.decide(book.get(input.orderId()), nextInvoice, input.input(), input.origin());
        all.addAll(last);
        last.forEach(this::apply);
    }

    private void apply(OrderEffect effect) {
        switch (effect) {
            case OrderEffect.SaveState(OrderState state) -> save(state);
            case OrderEffect.SaveNextInvoice(long number) -> nextInvoice = number;
            default -> {
                // What others do does not matter here.
            }
        }
    }

    private void save(OrderState state) {
        String orderId = state.getOrder().getOrderId();
        book.put(orderId, state);
        if (state.getOrder().getStatus() == OrderStatus.PENDING) {
            waiting.add(orderId);
        } else {
            waiting.remove(orderId);
        }
    }

    /** The time of the newest input. */
    Instant now() {
        return Facts.NOON.plusSeconds(recorded.size() - 1L);
    }

    OrderState state() {
        return book.get(OrderFacts.ORDER);
    }

    Order order() {
        return state().getOrder();
    }

    Map<String, OrderState> book() {
        return book;
    }

    Set<String> waiting() {
        return waiting;
    }

    /** Effects of the newest input. */
    List<OrderEffect> effects() {
        return last;
    }

    /** Effects of every input. */
    List<OrderEffect> allEffects() {
        return all;
    }

    <E extends OrderEffect> List<E> effects(Class<E> type) {
        return last.stream().filter(type::isInstance).map(type::cast).toList();
    }

    OrderDecided decision() {
        return effects(OrderEffect.Decide.class).getLast().decided();
    }

    List<Asked> lookups() {
        return Asked.in(effects(OrderEffect.Lookup.class).stream()
                .map(OrderEffect.Lookup::request)
                .toList());
    }

    Asked lookup(String key) {
        return lookups().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Skus of the commands of the newest input. */
    List<String> commanded(ReservationCommand command) {
        return effects(OrderEffect.Command.class).stream()
                .map(OrderEffect.Command::request)
                .filter(request -> request.getCommand() == command)
                .map(ReservationRequested::getSku)
                .toList();
    }

    ReservationRequested reservation(String sku) {
        return all.stream()
                .filter(OrderEffect.Command.class::isInstance)
                .map(each -> ((OrderEffect.Command) each).request())
                .filter(each -> OrderFacts.isQuestion(each) && each.getSku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    List<OrderEffect.ReportTask> reports() {
        return effects(OrderEffect.ReportTask.class);
    }
}
