package io.stockstream.order.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How an order came to its current state. */
public record ExplanationView(
        String orderId, String status, String reason, List<OrderDecisionView> decisions, List<Line> lines) {

    /** A line and the decisions that are about it. */
    public record Line(
            String sku,
            Long productId,
            long quantity,
            String reason,
            Long available,
            List<OrderView.Allocation> allocations,
            List<Long> decisions) {}

    static ExplanationView of(OrderView order, List<OrderDecisionView> decisions) {
        Map<Object, List<Long>> bySubject = new HashMap<>();
        Map<Long, String> skus = new HashMap<>();
        for (OrderDecisionView decision : decisions) {
            Stream.ofNullable(decision.lookup())
                    .filter(lookup -> lookup.kind().equals("product") && lookup.found() != null)
                    .forEach(lookup -> skus.put(
                            Long.valueOf(lookup.key()),
                            lookup.found().get("sku").toString()));
            subjects(decision)
                    .forEach(subject -> bySubject
                            .computeIfAbsent(subject, first -> new ArrayList<>())
                            .add(decision.sequence()));
        }
        List<Line> lines = order.lines().stream()
                .map(line -> line(line, line.sku() == null ? skus.get(line.productId()) : line.sku(), bySubject))
                .toList();
        return new ExplanationView(order.orderId(), order.status(), order.reason(), decisions, lines);
    }

    /** What a decision is about: a sku as text, a product as number. */
    private static Stream<Object> subjects(OrderDecisionView decision) {
        Stream<Object> stock = Stream.ofNullable(decision.stock()).map(StockAnswerView::sku);
        Stream<Object> lookup = Stream.ofNullable(decision.lookup()).flatMap(ExplanationView::subject);
        return Stream.concat(stock, lookup).distinct();
    }

    private static Stream<Object> subject(LookupView lookup) {
        return switch (lookup.kind()) {
            case "sku" -> Stream.of(lookup.key());
            case "product" -> Stream.of(Long.valueOf(lookup.key()));
            default -> Stream.empty();
        };
    }

    /**
     * @param sku of the line; while the order is pending, decisions alone know that of a product
     */
    private static Line line(OrderView.Line line, String sku, Map<Object, List<Long>> bySubject) {
        List<Long> decisions = Stream.of(sku, line.productId())
                .filter(Objects::nonNull)
                .flatMap(subject -> bySubject.getOrDefault(subject, List.of()).stream())
                .distinct()
                .sorted()
                .toList();
        return new Line(
                sku, line.productId(), line.quantity(), line.reason(), line.available(), line.allocations(), decisions);
    }
}
