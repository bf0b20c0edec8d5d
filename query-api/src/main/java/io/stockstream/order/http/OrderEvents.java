package io.stockstream.order.http;

import io.stockstream.order.OrderDecided;
import io.stockstream.platform.decision.DecisionBoard;
import io.stockstream.platform.decision.DecisionWatch;
import io.stockstream.platform.decision.WaitSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Streams the decisions on an order to a client, on the thread of its request. */
@Component
class OrderEvents {

    private static final Logger LOG = LoggerFactory.getLogger(OrderEvents.class);

    private final DecisionBoard<OrderDecided> decisions;
    private final OrderQueries orders;
    private final WaitSettings settings;
    private final JsonMapper mapper;

    OrderEvents(DecisionBoard<OrderDecided> decisions, OrderQueries orders, WaitSettings settings, JsonMapper mapper) {
        this.decisions = decisions;
        this.orders = orders;
        this.settings = settings;
        this.mapper = mapper;
    }

    /**
     * Streams until the order cannot change any more, the client goes or the application stops.
     *
     * @param after sequence of the last decision that the client has; 0 when it has none
     * @throws io.stockstream.platform.web.ApiException before anything is written: when the order does not exist, or
     *     too many streams are open
     */
    void stream(String orderId, long after, HttpServletResponse response) {
        // The stream listens before it reads, so that no decision falls between the two.
        try (DecisionWatch<OrderDecided> watch = decisions.follow(orderId)) {
            new OrderEventStream(orderId, watch, orders, new EventWriter(response), mapper, after)
                    .run(settings.heartbeat());
        } catch (IOException e) {
            LOG.debug("The client of the events of order {} is gone", orderId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
