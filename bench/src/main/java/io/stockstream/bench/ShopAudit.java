package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What must hold of the books of a shop at rest, whatever happened to its processes: read from the topics. */
final class ShopAudit {

    private final CommittedLog log;
    private final AvroSerdes serdes;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<OrderDecided>> decisions = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();

    ShopAudit(LocalSystem system, CommittedLog log) {
        this.log = log;
        this.serdes = new AvroSerdes(system.registryUrl());
    }

    /** Orders that were processed or failed: one mail was sent for each. */
    Set<String> decided() {
        Set<String> decided = with(OrderStep.PROCESSED);
        decided.addAll(with(OrderStep.FAILED));
        return decided;
    }

    /** Orders that were processed, whatever became of them later: each has one invoice. */
    Set<String> processed() {
        return with(OrderStep.PROCESSED);
    }

    private Set<String> with(OrderStep step) {
        return decisions.entrySet().stream()
                .filter(order -> order.getValue().stream().anyMatch(decided -> decided.getStep() == step))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Reads the books; what is wrong with them. */
    List<String> violations(int placed) {
        log.read(
                Topics.ORDER_DECISIONS,
                serdes,
                record -> decisions
                        .computeIfAbsent(record.key(), first -> new ArrayList<>())
                        .add(record.value()));
        log.read(Topics.ORDERS, serdes, record -> orders.put(record.key(), record.value()));
        unless(orders.size() == placed, "%d orders were placed, and %d are known", placed, orders.size());
        decisions.forEach(this::order);
        requests();
        facts();
        invoiceNumbers();
        stock();
        return violations;
    }

    private void order(String id, List<OrderDecided> ofOrder) {
        Set<Long> sequences =
                ofOrder.stream().map(OrderDecided::getSequence).collect(Collectors.toCollection(HashSet::new));
        unless(sequences.size() == ofOrder.size(), "order %s has two decisions of one number", id);
        long verdicts = ofOrder.stream()
                .filter(decided -> decided.getStep() == OrderStep.PROCESSED || decided.getStep() == OrderStep.FAILED)
                .count();
        boolean cancelled = ofOrder.stream().anyMatch(decided -> decided.getStep() == OrderStep.CANCELLED);
        unless(verdicts == 1 || (verdicts == 0 && cancelled), "order %s has %d verdicts", id, verdicts);
        Order order = orders.get(id);
        unless(order != null && order.getStatus() != OrderStatus.PENDING, "order %s is %s", id, order);
    }

    /** Each request has one decision, and each decision on a request is on one that is there. */
    private void requests() {
        Set<String> open = positions(Topics.ORDER_REQUESTS);
        unless(!open.isEmpty(), "nothing was asked for");
        decisions.values().stream().flatMap(List::stream).forEach(decided -> {
            LogPosition cause = decided.getCause();
            if (cause.getTopic().equals(Topics.ORDER_REQUESTS.name())) {
                String position = position(cause.getPartition(), cause.getOffset());
                unless(open.remove(position), "the request at %s was decided on twice", position);
            }
        });
        open.forEach(position -> unless(false, "the request at %s was not decided on", position));
    }

    private void facts() {
        Set<String> open = positions(Topics.MOVEMENTS);
        log.read(Topics.STOCK_DECISIONS, serdes, record -> {
            StockDecided decided = record.value();
            String position =
                    position(decided.getFact().getPartition(), decided.getFact().getOffset());
            unless(open.remove(position), "the fact at %s was decided on twice", position);
        });
        open.forEach(position -> unless(false, "the fact at %s was not decided on", position));
    }

    private <V extends SpecificRecord> Set<String> positions(Topic<String, V> topic) {
        Set<String> positions = new HashSet<>();
        log.read(topic, serdes, record -> positions.add(position(record.partition(), record.offset())));
        return positions;
    }

    private static String position(int partition, long offset) {
        return partition + ":" + offset;
    }

    private void invoiceNumbers() {
        List<String> numbers = orders.values().stream()
                .map(Order::getInvoiceNumber)
                .filter(number -> number != null)
                .toList();
        unless(Set.copyOf(numbers).size() == numbers.size(), "two orders have one invoice number");
        unless(
                numbers.size() == processed().size(),
                "%d orders were processed, and %d have an invoice number",
                processed().size(),
                numbers.size());
    }

    private void stock() {
        Map<String, Long> sold = orders.values().stream()
                .filter(order -> order.getStatus() == OrderStatus.PROCESSED)
                .flatMap(order -> order.getLines().stream())
                .collect(Collectors.groupingBy(OrderLine::getSku, Collectors.summingLong(OrderLine::getQuantity)));
        Map<String, StockLevel> levels = new HashMap<>();
        log.read(Topics.STOCK_LEVELS, serdes, record -> levels.put(record.key(), record.value()));
        Map<String, Long> inWarehouses = new HashMap<>();
        for (StockLevel level : levels.values()) {
            unless(level.getOnHand() >= 0 && level.getReserved() == 0, "what is left is wrong: %s", level);
            if (level.getWarehouseId() != null) {
                inWarehouses.merge(level.getSku(), level.getOnHand(), Long::sum);
            }
        }
        for (StockLevel level : levels.values()) {
            if (level.getWarehouseId() == null) {
                String sku = level.getSku();
                unless(level.getSold() == sold.getOrDefault(sku, 0L), "not what orders have of %s: %s", sku, level);
                unless(level.getOnHand() == inWarehouses.get(sku), "not what warehouses have of %s: %s", sku, level);
                unless(
                        level.getReceived()
                                == level.getOnHand()
                                        + level.getInTransit()
                                        + level.getLost()
                                        - level.getSurplus()
                                        + level.getSold(),
                        "not all units of %s are accounted for: %s",
                        sku,
                        level);
            }
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of its own.
    private void unless(boolean holds, String violation, Object... values) {
        if (!holds) {
            violations.add(violation.formatted(values));
        }
    }
}
