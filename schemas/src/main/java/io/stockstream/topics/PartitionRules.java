package io.stockstream.topics;

import java.util.List;
import java.util.Optional;

/** Which topics need as many partitions as each other. A test of streams-app holds this list against its topologies. */
final class PartitionRules {

    /**
     * Topics of which the partitions of one number belong together.
     *
     * @param reason completes "because …"
     */
    private record Together(String reason, List<String> topics) {}

    private static final List<Together> ALL = List.of(
            new Together(
                    "one task of stock decides on all records about a sku",
                    List.of("warehouse.movements", "stock.reservations", "stock.horizons")),
            new Together(
                    "one task keeps the stock of a sku by day",
                    List.of("stock.decisions", "stock.reservation-decisions")),
            new Together(
                    "one task has a row of the catalogue, the questions for it and its schedule",
                    List.of(
                            "cdc.users",
                            "cdc.addresses",
                            "cdc.products",
                            "cdc.warehouses",
                            "cdc.schedules",
                            "catalogue.users",
                            "catalogue.addresses",
                            "catalogue.products",
                            "catalogue.warehouses",
                            "catalogue.schedules",
                            "catalogue.skus",
                            "orders.lookups",
                            "schedules.ticks",
                            "schedules.run-requests",
                            "schedules.run-ends")),
            new Together(
                    "an order is in the partition of the same number everywhere",
                    List.of(
                            "orders.requests",
                            "orders.checks",
                            "orders.horizons",
                            "orders.lookup-answers",
                            "orders.reservation-outcomes",
                            "orders.decisions",
                            "orders.orders",
                            "reports.shard-closings")),
            new Together(
                    "one task knows everything about a task",
                    List.of(
                            "tasks.priority",
                            "tasks.default",
                            "tasks.system",
                            "tasks.invoices",
                            "tasks.reports",
                            "tasks.horizons")),
            new Together(
                    "one task has all that ends a business day",
                    List.of("reports.closings", "reports.shard-rows", "reports.shard-revisions", "reports.steps")));

    private PartitionRules() {}

    /**
     * Checks the numbers.
     *
     * @param source what errors call the file
     * @throws InvalidTopicsException naming both topics at the first pair that differs
     */
    static void check(String source, TopicCatalogue catalogue) {
        for (Together together : ALL) {
            List<TopicSpec> specs = together.topics().stream()
                    .map(catalogue::find)
                    .flatMap(Optional::stream)
                    .toList();
            specs.stream()
                    .filter(spec -> spec.partitions() != specs.getFirst().partitions())
                    .findFirst()
                    .ifPresent(other -> refuse(source, together.reason(), specs.getFirst(), other));
        }
    }

    private static void refuse(String source, String reason, TopicSpec one, TopicSpec other) {
        throw new InvalidTopicsException(
                "%s: %s: partitions must be as many as those of %s (%d, was %d), because %s; give both one number"
                        .formatted(source, other.name(), one.name(), one.partitions(), other.partitions(), reason));
    }
}
