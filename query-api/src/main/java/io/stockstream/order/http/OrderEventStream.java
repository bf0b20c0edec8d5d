package io.stockstream.order.http;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.http.OrderQueries.Progress;
import io.stockstream.platform.decision.Decided;
import io.stockstream.platform.decision.DecisionWatch;
import io.stockstream.platform.web.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One stream of events. Notifications make it fast, the store makes it complete: the stream reads the store at its
 * start, when a number is missing in the notifications, and after every silence.
 */
final class OrderEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(OrderEventStream.class);

    private final String orderId;
    private final DecisionWatch<OrderDecided> watch;
    private final OrderQueries orders;
    private final EventWriter out;
    private final JsonMapper mapper;

    /** Sequence of the last decision that the client has. */
    private long last;

    private boolean open;
    private boolean over;

    OrderEventStream(
            String orderId,
            DecisionWatch<OrderDecided> watch,
            OrderQueries orders,
            EventWriter out,
            JsonMapper mapper,
            long after) {
        this.orderId = orderId;
        this.watch = watch;
        this.orders = orders;
        this.out = out;
        this.mapper = mapper;
        this.last = after;
    }

    /**
     * Streams.
     *
     * @param heartbeat the longest silence
     * @throws ApiException before anything is written
     */
    void run(Duration heartbeat) throws IOException, InterruptedException {
        try {
            begin(orders.progress(orderId));
            while (!over && !watch.isOver()) {
                Optional<Decided<OrderDecided>> heard = watch.next(heartbeat);
                if (heard.isPresent()) {
                    hear(OrderDecisionView.of(heard.get()));
                } else if (!watch.isOver()) {
                    silence();
                }
            }
        } catch (ApiException e) {
            if (!open) {
                throw e;
            }
            // The response head has been sent, so the error cannot be. The client reconnects and states what it has.
            LOG.info("The events of order {} end early: {}", orderId, e.getMessage());
        }
    }

    private void begin(Progress progress) throws IOException {
        if (last > 0 && !orders.hasDecisionFrom(orderId, last)) {
            // An id that was never issued: what the client has is unknown, so it gets everything.
            last = 0;
        }
        orders.<IOException>eachDecisionAfter(orderId, last, true, page -> {
            if (page.isEmpty() && !open && progress.isFinal() && last >= progress.version()) {
                over = true;
                out.nothing();
            } else {
                open();
                tell(page);
            }
        });
    }

    private void open() throws IOException {
        if (!open) {
            open = true;
            out.open();
        }
    }

    private void hear(OrderDecisionView decision) throws IOException {
        if (decision.sequence() > last + 1) {
            catchUp(true);
        }
        if (decision.sequence() == last + 1) {
            tell(List.of(decision));
        } else if (decision.sequence() > last) {
            over = true;
            LOG.info("The events of order {} end early: the store has not seen decision {}", orderId, last + 1);
        }
    }

    private void silence() throws IOException {
        out.comment();
        try {
            catchUp(false);
        } catch (ApiException e) {
            LOG.debug("The decisions on order {} cannot be read; the next silence is soon enough", orderId, e);
        }
    }

    private void catchUp(boolean fresh) throws IOException {
        orders.eachDecisionAfter(orderId, last, fresh, this::tell);
    }

    private void tell(List<OrderDecisionView> decisions) throws IOException {
        for (OrderDecisionView decision : decisions) {
            out.event(decision.sequence(), decision.step(), mapper.writeValueAsString(decision));
            last = decision.sequence();
            over |= decision.isLast();
        }
        out.flush();
    }
}
