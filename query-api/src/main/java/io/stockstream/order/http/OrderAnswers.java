package io.stockstream.order.http;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Preference;
import io.stockstream.platform.web.ProblemCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Sends commands on orders and answers them. */
@Component
class OrderAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(OrderAnswers.class);

    private final OrderCommands commands;
    private final OrderQueries orders;

    OrderAnswers(OrderCommands commands, OrderQueries orders) {
        this.commands = commands;
        this.orders = orders;
    }

    /**
     * Sends a command and answers with the order once it is decided, or with the receipt.
     *
     * @param present status of the order as far as it is known, in lower case
     * @param prefer the {@code Prefer} headers; {@code null} when there is none
     */
    ResponseEntity<OrderAnswer> answer(OrderRequested request, String present, List<String> prefer) {
        Optional<Duration> wait = Preference.waitTime(prefer);
        if (wait.isEmpty()) {
            commands.send(request);
            return ResponseEntity.accepted()
                    .location(location(request))
                    .header(HttpHeaders.VARY, Preference.NAME)
                    .body(receipt(request, present));
        }
        Optional<OrderDecided> decision = decided(request, wait.get());
        String status = decision.map(OrderDecided::getStatus).map(Words::of).orElse(present);
        Optional<OrderView> order = seen(request.getOrderId(), decision.isPresent());
        boolean whole = decision.isPresent() && order.isPresent();
        return ResponseEntity.status(whole ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(location(request))
                .header("Preference-Applied", Preference.applied(wait.get()))
                .header(HttpHeaders.VARY, Preference.NAME)
                .body(order.<OrderAnswer>map(view -> view).orElseGet(() -> receipt(request, status)));
    }

    /**
     * Sends a command and waits for what becomes of it.
     *
     * @return empty when the time was over before
     * @throws ApiException when the command is refused
     */
    Optional<OrderDecided> decided(OrderRequested request, Duration wait) {
        Optional<OrderDecided> decision = commands.send(request, wait);
        if (decision.isPresent() && decision.get().getStep() == OrderStep.REFUSED) {
            throw refused(decision.get());
        }
        return decision;
    }

    /**
     * The order after the decision, or its current state when there is none yet. The command is already written, so a
     * moving store must not make the request fail.
     */
    Optional<OrderView> seen(String orderId, boolean decided) {
        try {
            return decided ? orders.decided(orderId) : orders.find(orderId, false);
        } catch (ApiException e) {
            LOG.info("A command on order {} is answered without the order: {}", orderId, e.getMessage());
            return Optional.empty();
        }
    }

    private static ApiException refused(OrderDecided decision) {
        String orderId = decision.getOrderId();
        return switch (decision.getReason()) {
            case OrderReason.UNKNOWN_ORDER -> OrderQueries.unknown(orderId);
            case OrderReason.TRANSITION_NOT_ALLOWED -> Transitions.refused(orderId, Words.of(decision.getStatus()));
            case OrderReason.TOO_OLD ->
                ApiException.of(ProblemCode.CONFLICTING_DUPLICATE, decision.getExplanation() + ".");
            case null, default ->
                ApiException.of(
                        ProblemCode.CONFLICTING_DUPLICATE,
                        "Order %s was placed before with another content; it is %s."
                                .formatted(orderId, Words.of(decision.getStatus())));
        };
    }

    private static OrderAnswer.Receipt receipt(OrderRequested request, String status) {
        return new OrderAnswer.Receipt(request.getOrderId(), request.getTaskId(), status);
    }

    /** Also what a path may have: a semicolon would end the id. */
    private static URI location(OrderRequested request) {
        return URI.create("/api/v1/orders/" + UriUtils.encode(request.getOrderId(), StandardCharsets.UTF_8));
    }
}
