package io.stockstream.streams;

import io.stockstream.order.Allocation;
import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.StockAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Orders and decisions on them as tests say them. */
public final class Orders {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Orders() {}

    /** An order with one line; user 0 stands for none. */
    public static Order order(String id, long user, OrderStatus status, long version, int second) {
        return new Order(
                id,
                status,
                null,
                user == 0 ? null : user,
                "a@example.org",
                null,
                List.of(new OrderLine("S-1", null, "Bolt", 2L, new BigDecimal("12.50"), null, List.of(), null, null)),
                status == OrderStatus.PENDING ? null : new BigDecimal("25.00"),
                "RUB",
                null,
                NOON.plusSeconds(second),
                null,
                NOON.plusSeconds(second),
                version);
    }

    public static OrderDecided decision(String id, long sequence, OrderStep step) {
        LogPosition cause = new LogPosition("orders.requests", 3, 10 + sequence);
        return new OrderDecided(
                id,
                sequence,
                step,
                OrderStatus.PENDING,
                null,
                step.name(),
                null,
                step == OrderStep.RESERVED
                        ? new StockAnswer("S-1", 2L, true, null, List.of(new Allocation("A", 2L)), cause, false)
                        : null,
                null,
                cause,
                NOON,
                null);
    }
}
