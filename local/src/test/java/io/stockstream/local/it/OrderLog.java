package io.stockstream.local.it;

import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topics say of the orders of one test, which all begin with the same prefix, as do their skus. */
final class OrderLog {

    private final Cluster cluster;
    private final String prefix;

    OrderLog(Cluster cluster, String prefix) {
        this.cluster = cluster;
        this.prefix = prefix;
    }

    Map<String, Order> orders() {
        return newest(Topics.ORDERS);
    }

    /** Of all warehouses together, by sku. */
    Map<String, StockLevel> levels() {
        Map<String, StockLevel> levels = newest(Topics.STOCK_LEVELS);
        levels.keySet().removeIf(StockLevelKey::isOfWarehouse);
        return levels;
    }

    /** Of single warehouses. */
    List<StockLevel> warehouseLevels() {
        return newest(Topics.STOCK_LEVELS).values().stream()
                .filter(level -> level.getWarehouseId() != null)
                .toList();
    }

    long pending() {
        return orders().values().stream()
                .filter(order -> order.getStatus() == OrderStatus.PENDING)
                .count();
    }

    Map<String, List<OrderDecided>> decisions() {
        return own(Topics.ORDER_DECISIONS)
                .map(ConsumerRecord::value)
                .collect(Collectors.groupingBy(OrderDecided::getOrderId));
    }

    /** Orders that were processed, whatever became of them later. */
    Set<String> everProcessed() {
        return with(OrderStep.PROCESSED);
    }

    /** Orders that were processed or failed. */
    Set<String> everDecided() {
        return Stream.concat(with(OrderStep.PROCESSED).stream(), with(OrderStep.FAILED).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> with(OrderStep step) {
        return own(Topics.ORDER_DECISIONS)
                .map(ConsumerRecord::value)
                .filter(decided -> decided.getStep() == step)
                .map(OrderDecided::getOrderId)
                .collect(Collectors.toSet());
    }

    /** Units of the orders that are processed now. */
    Map<String, Long> soldBySku() {
        return orders().values().stream()
                .filter(order -> order.getStatus() == OrderStatus.PROCESSED)
                .flatMap(order -> order.getLines().stream())
                .collect(Collectors.groupingBy(OrderLine::getSku, Collectors.summingLong(OrderLine::getQuantity)));
    }

    private <V extends SpecificRecord> Map<String, V> newest(Topic<String, V> view) {
        Map<String, V> newest = new HashMap<>();
        own(view).forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }

    private <V extends SpecificRecord> Stream<ConsumerRecord<String, V>> own(Topic<String, V> topic) {
        return cluster.read(topic).stream().filter(record -> record.key().startsWith(prefix));
    }
}
