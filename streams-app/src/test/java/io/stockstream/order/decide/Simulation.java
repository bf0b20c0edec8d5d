package io.stockstream.order.decide;

import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.decide.StockDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/**
 * Orders, stock and catalogue with channels between them: one for each sku and order, as if every order and every sku
 * were alone in its partition. A channel keeps its order; the next channel is chosen at random, messages may be
 * repeated later, and answers may be lost until a check asks again.
 */
final class Simulation {

    private static final int SAID_AGAIN_IN = 8;
    private static final int LOST_IN = 12;
    private static final int CHECK_IN = 25;

    private final OrderJournal orders = new OrderJournal();
    private final StockDesk stock;
    private final Random random;
    private final boolean quiet;
    private final Map<String, Queue<Object>> channels = new TreeMap<>();

    Simulation(StockDesk stock, Random random) {
        this(stock, random, false);
    }

    /** @param quiet whether nothing is lost, so that no check is needed */
    Simulation(StockDesk stock, Random random, boolean quiet) {
        this.stock = stock;
        this.random = random;
        this.quiet = quiet;
    }

    /** Delivers everything that follows from the requests, and no more. */
    OrderJournal runWithoutEnd(List<OrderRequested> requests) {
        requests.forEach(request -> send("requests of " + request.getOrderId(), request));
        deliverAll();
        return orders;
    }

    OrderJournal run(List<OrderRequested> requests) {
        requests.forEach(request -> send("requests", request));
        deliverAll();
        // Whatever was lost on the way is asked for once more, and then given up; what that sets off is delivered.
        for (int day = 1; day <= 2; day++) {
            Instant end = orders.now().plus(Duration.ofDays(day));
            orders.check(OrderFacts.check(end, end, end));
            sendEffects();
            deliverAll();
        }
        return orders;
    }

    private void deliverAll() {
        while (!channels.isEmpty()) {
            if (!quiet && random.nextInt(CHECK_IN) == 0) {
                Instant due = orders.now();
                orders.check(OrderFacts.check(due, due.minusSeconds(20), due.minusSeconds(90)));
                sendEffects();
            }
            List<String> names = List.copyOf(channels.keySet());
            deliver(names.get(random.nextInt(names.size())));
        }
    }

    private void deliver(String channel) {
        Object message = channels.get(channel).remove();
        if (channels.get(channel).isEmpty()) {
            channels.remove(channel);
        }
        switch (message) {
            case OrderRequested request -> {
                sayAgain(channel, message);
                orders.request(request);
            }
            case LookupAnswered answer -> {
                sayAgain(channel, message);
                orders.answer(answer);
            }
            case ReservationDecided outcome -> {
                sayAgain(channel, message);
                orders.outcome(outcome);
            }
            case ReservationRequested command -> {
                for (ReservationDecided outcome : stock.decide(command)) {
                    if (!isLost()) {
                        send("outcomes of %s for %s".formatted(command.getSku(), outcome.getOrderId()), outcome);
                    }
                }
                return;
            }
            case LookupRequested lookup -> {
                if (!isLost()) {
                    send(
                            "answers",
                            OrderFacts.together(Asked.in(lookup).stream()
                                    .map(Simulation::answer)
                                    .toList()));
                }
                return;
            }
            default -> throw new IllegalStateException("No channel carries this: " + message);
        }
        sendEffects();
    }

    private void sendEffects() {
        for (OrderEffect effect : orders.effects()) {
            switch (effect) {
                case OrderEffect.Command(ReservationRequested request) ->
                    send("commands of %s by %s".formatted(request.getSku(), request.getOrderId()), request);
                case OrderEffect.Lookup(LookupRequested request) -> send("lookups", request);
                default -> {
                    // There are no other answers.
                }
            }
        }
    }

    /** The catalogue has users with even numbers, and a price of every sku. */
    private static LookupAnswered answer(Asked lookup) {
        if (lookup.kind() == LookupKind.USER) {
            boolean known = Long.parseLong(lookup.key()) % 2 == 0;
            return known ? OrderFacts.user(lookup) : OrderFacts.absent(lookup);
        }
        return OrderFacts.product(lookup, lookup.key(), "5", "RUB");
    }

    private void sayAgain(String channel, Object message) {
        if (random.nextInt(SAID_AGAIN_IN) == 0) {
            send(channel, message);
        }
    }

    private boolean isLost() {
        return !quiet && random.nextInt(LOST_IN) == 0;
    }

    private void send(String channel, Object message) {
        channels.computeIfAbsent(channel, name -> new ArrayDeque<>()).add(message);
    }
}
