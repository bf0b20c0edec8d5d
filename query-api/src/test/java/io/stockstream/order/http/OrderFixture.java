package io.stockstream.order.http;

import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.Topics;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Orders as the neighbours tell of them. */
final class OrderFixture {

    static final String ID = "order-1";
    static final Instant AT = Instant.parse("2026-11-22T10:00:00.310Z");

    static final String ORDER = """
            {"order_id":"order-1","email":"user@example.com","lines":[{"sku":"SKU-1","quantity":2,"unit_price":99.9}]}""";

    private OrderFixture() {}

    /** An order of one line as the store has it. */
    static String stored(String orderId, String status) {
        return """
                {"order_id":"%s","status":"%s","reason":%s,"user_id":null,"email":"user@example.com",\
                "delivery_address_id":null,"lines":[{"sku":"SKU-1","product_id":null,"name":"Teapot","quantity":2,\
                "unit_price":99.9,"warehouse_id":null,"allocations":[{"warehouse_id":"A","quantity":2}],"reason":null,\
                "available":null}],"total":199.80,"currency":"RUB","invoice_number":null,\
                "created_at":"2026-11-22T10:00:00.120Z","processed_at":null,"updated_at":"2026-11-22T10:00:00.310Z",\
                "version":3}""".formatted(orderId, status, status.equals("FAILED") ? "\"INSUFFICIENT_STOCK\"" : "null");
    }

    /** Lets the store have one order. */
    static void store(FakeStreamsApp streamsApp, String status) {
        streamsApp.answer("orders", query -> Reply.found(stored(query.get("order_id"), status)));
    }

    /** Lets the store have decisions from 1 on: all RESERVED, but for the last. */
    static void storeDecisions(FakeStreamsApp streamsApp, long count, OrderStep lastStep, OrderStatus lastStatus) {
        streamsApp.answer("order-decisions", query -> {
            long after = Long.parseLong(query.get("after"));
            return Reply.found(LongStream.rangeClosed(after + 1, count)
                    .limit(Long.parseLong(query.get("limit")))
                    .mapToObj(sequence -> sequence == count
                            ? storedDecision(sequence, lastStep.name(), lastStatus.name())
                            : storedDecision(sequence, "RESERVED", "PENDING"))
                    .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        });
    }

    /** A decision as the store has it. */
    static String storedDecision(long sequence, String step, String status) {
        return """
                {"order_id":"order-1","sequence":%d,"step":"%s","status":"%s","reason":null,"explanation":"e",\
                "task_id":null,"stock":null,"lookup":null,\
                "cause":{"topic":"orders.requests","partition":0,"offset":7},"decided_at":"2026-11-22T10:00:00.310Z",\
                "position":{"topic":"orders.decisions","partition":0,"offset":%d}}""".formatted(sequence, step, status, sequence + 40);
    }

    /** A decision on what stands at an offset of orders.requests. */
    static OrderDecided.Builder decided(
            String orderId, long sequence, OrderStep step, OrderStatus status, long offset) {
        return OrderDecided.newBuilder()
                .setOrderId(orderId)
                .setSequence(sequence)
                .setStep(step)
                .setStatus(status)
                .setReason(status == OrderStatus.FAILED ? OrderReason.INSUFFICIENT_STOCK : null)
                .setExplanation("e")
                .setCause(new LogPosition(Topics.ORDER_REQUESTS.name(), 0, offset))
                .setDecidedAt(AT);
    }

    /** A decision on an answer of stock. */
    static OrderDecided.Builder outcome(String orderId, long sequence, OrderStep step, OrderStatus status) {
        return decided(orderId, sequence, step, status, 0)
                .setCause(new LogPosition(Topics.RESERVATION_OUTCOMES.name(), 0, 0L));
    }

    /** Lets the feed hear a decision. */
    static void commit(FakeKafka kafka, OrderDecided.Builder decision) {
        kafka.commit(Topics.ORDER_DECISIONS, decision.getOrderId(), decision.build());
    }
}
