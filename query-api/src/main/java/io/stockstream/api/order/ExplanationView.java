package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How an order came to its current state. */
@Schema(
        name = "OrderExplanation",
        description = "Why the order became what it is, decision by decision and line by line.")
public record ExplanationView(
        @Schema(example = "order-1") @JsonProperty("order_id")
        String orderId,

        @Schema(example = "failed") @JsonProperty("status") String status,

        @Schema(
                types = {"string", "null"},
                example = "insufficient_stock")
        @JsonProperty("reason")
        String reason,

        @Schema(description = "All of them, in their order.") @JsonProperty("decisions")
        List<OrderDecisionView> decisions,

        @JsonProperty("lines") List<Line> lines) {

    /** A line and the decisions that are about it. */
    @Schema(name = "ExplainedLine", description = "A line and the decisions that are about it.")
    public record Line(
            @Schema(
                    types = {"string", "null"},
                    example = "SKU-1")
            @JsonProperty("sku")
            String sku,

            @Schema(
                    types = {"integer", "null"},
                    format = "int64",
                    example = "1")
            @JsonProperty("product_id")
            Long productId,

            @Schema(example = "2") @JsonProperty("quantity") long quantity,

            @Schema(
                    types = {"string", "null"},
                    example = "insufficient_stock")
            @JsonProperty("reason")
            String reason,

            @Schema(
                    types = {"integer", "null"},
                    format = "int64",
                    example = "1")
            @JsonProperty("available")
            Long available,

            @JsonProperty("allocations") List<OrderView.Allocation> allocations,

            @Schema(description = "Their sequence numbers; decisions on the order as a whole are not among them.")
            @JsonProperty("decisions")
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
