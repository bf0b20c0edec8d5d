package io.stockstream.order.http;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.platform.decision.DecisionBoard;
import io.stockstream.platform.decision.DecisionWatch;
import io.stockstream.platform.fact.Fact;
import io.stockstream.platform.fact.FactSender;
import io.stockstream.platform.fact.Position;
import io.stockstream.platform.overload.OrderGate;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes requests about orders as facts and, on request, waits for the decisions. */
@Component
class OrderCommands {

    private final FactSender facts;
    private final DecisionBoard<OrderDecided> decisions;
    private final KnownRows known;
    private final OrderGate gate;

    OrderCommands(FactSender facts, DecisionBoard<OrderDecided> decisions, KnownRows known, OrderGate gate) {
        this.facts = facts;
        this.decisions = decisions;
        this.known = known;
        this.gate = gate;
    }

    /**
     * Writes a request and the record that makes its task visible. An order records which catalogue writes were
     * confirmed before it.
     *
     * @throws io.stockstream.platform.web.ApiException when a new order could not be decided in time, and nothing is
     *     written; and in the cases that {@link FactSender#write} documents
     */
    Position send(OrderRequested request) {
        // Requests for an existing order are always accepted: a cancellation reduces load.
        if (!(request.getCommand() instanceof PlaceOrder place)) {
            return write(request);
        }
        gate.enter(request.getOrderId(), place.getLines().size());
        try {
            return write(OrderRequested.newBuilder(request)
                    .setPlacedAgainst(known.of(place))
                    .build());
        } catch (RuntimeException e) {
            gate.notWritten(request.getOrderId());
            throw e;
        }
    }

    private Position write(OrderRequested request) {
        Fact<OrderRequested> fact = new Fact<>(Topics.ORDER_REQUESTS, request.getOrderId(), request);
        return facts.write(List.of(fact, task(request))).getFirst();
    }

    /**
     * Writes a request and waits: for a new order until it is no longer pending, for everything else until it is
     * decided.
     *
     * @return the decision that ends the wait: the refusal of the request, or the one that led to the order's state;
     *     empty when the time ran out
     */
    Optional<OrderDecided> send(OrderRequested request, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        try (DecisionWatch<OrderDecided> watch = decisions.watch(request.getOrderId(), OrderCommands::mayEndWaiting)) {
            Position position = send(request);
            // A decision on another request for the order may come first; it says nothing about this one.
            Optional<OrderDecided> own = watch.await(decision -> isOn(position, decision), left(deadline));
            boolean settled = own.isEmpty()
                    || own.get().getStep() == OrderStep.REFUSED
                    || own.get().getStatus() != OrderStatus.PENDING;
            return settled || !(request.getCommand() instanceof PlaceOrder)
                    ? own
                    : watch.await(decision -> decision.getStatus() != OrderStatus.PENDING, left(deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Not intermediate decisions, such as each reservation. */
    private static boolean mayEndWaiting(OrderDecided decision) {
        return decision.getStatus() != OrderStatus.PENDING || isOnRequest(decision);
    }

    private static boolean isOnRequest(OrderDecided decision) {
        return decision.getCause().getTopic().equals(Topics.ORDER_REQUESTS.name());
    }

    private static boolean isOn(Position position, OrderDecided decision) {
        LogPosition cause = decision.getCause();
        return isOnRequest(decision)
                && cause.getPartition() == position.partition()
                && cause.getOffset() == position.offset();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static Fact<TaskReported> task(OrderRequested request) {
        TaskReported report = TaskReported.newBuilder()
                .setTaskId(request.getTaskId())
                .setType(type(request.getCommand()))
                .setState(TaskState.REQUESTED)
                .setAttempt(0)
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        return new Fact<>(Topics.TASK_REPORTS, report.getTaskId(), report);
    }

    private static String type(Object command) {
        return switch (command) {
            case PlaceOrder place -> "place_order";
            case CancelOrder cancel -> "cancel_order";
            case ChangeOrderStatus change -> "change_order_status";
            default -> throw new IllegalArgumentException("No command: " + command.getClass());
        };
    }
}
