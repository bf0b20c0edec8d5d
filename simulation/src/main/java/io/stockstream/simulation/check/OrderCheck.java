package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.order.Allocation;
import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.LogRecord;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.task.TaskRequested;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every order ends, completely fulfilled or not at all; every request is decided on once; invoices are numbered without
 * gap or repeat, and requested once.
 */
final class OrderCheck implements Check {

    private final World world;
    private final Codec codec;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<LogPosition> causes = new HashSet<>();
    private final Set<String> processed = new HashSet<>();
    private final Map<String, Order> orders = new TreeMap<>();
    private final Map<String, String> invoices = new TreeMap<>();
    private final Map<String, Integer> tasks = new HashMap<>();

    /** Orders that stock sold something to, whether it came back or not. */
    private final Set<String> sold = new HashSet<>();

    OrderCheck(World world) {
        this.world = world;
        this.codec = world.codec();
    }

    @Override
    public void committed(Emitted emitted) {
        String topic = emitted.partition().topic();
        if (topic.equals(Topics.ORDER_DECISIONS.name())) {
            decided(codec.read(Topics.ORDER_DECISIONS, emitted.written()));
        } else if (topic.equals(Topics.ORDERS.name())) {
            Order order = codec.read(Topics.ORDERS, emitted.written());
            if (order == null) {
                forgotten(new String(emitted.written().key(), StandardCharsets.UTF_8));
            } else {
                order(order);
            }
        } else if (topic.equals(Topics.TASKS_INVOICES.name())) {
            asked(codec.read(Topics.TASKS_INVOICES, emitted.written()));
        } else if (topic.equals(Topics.RESERVATION_DECISIONS.name())) {
            reserved(codec.read(Topics.RESERVATION_DECISIONS, emitted.written()));
        }
    }

    private void reserved(ReservationDecided decided) {
        if (decided.getState() == ReservationState.COMMITTED) {
            sold.add(decided.getOrderId());
        }
    }

    private void asked(TaskRequested task) {
        tasks.merge(task.getTaskId(), 1, Integer::sum);
    }

    private void decided(OrderDecided decided) {
        if (decided.getSequence() > 0) {
            long before = sequences.getOrDefault(decided.getOrderId(), 0L);
            unless(decided.getSequence() == before + 1, "Decision follows number %d: %s", before, decided);
            sequences.put(decided.getOrderId(), decided.getSequence());
        }
        LogPosition cause = decided.getCause();
        if (cause.getTopic().equals(Topics.ORDER_REQUESTS.name())) {
            unless(causes.add(cause), "A request was decided on twice: %s", decided);
        }
        if (decided.getStep() == OrderStep.PROCESSED) {
            unless(processed.add(decided.getOrderId()), "An order was processed twice: %s", decided);
        }
    }

    private void forgotten(String orderId) {
        Order last = orders.remove(orderId);
        sold.remove(orderId);
        unless(
                last != null && last.getStatus() != OrderStatus.PENDING,
                "An order is forgotten that is not over: %s, %s",
                orderId,
                last);
    }

    private void order(Order order) {
        Order before = orders.put(order.getOrderId(), order);
        if (before != null) {
            unless(order.getVersion() > before.getVersion(), "An older state follows %s: %s", before, order);
            unless(isWay(before.getStatus(), order.getStatus()), "Illegal step from %s: %s", before, order);
        }
        if (order.getInvoiceNumber() != null) {
            String other = invoices.put(order.getInvoiceNumber(), order.getOrderId());
            unless(other == null || other.equals(order.getOrderId()), "%s has this number too: %s", other, order);
        }
    }

    /**
     * The orders that a check of stuck orders looks through are exactly the pending ones: any other would never be
     * found.
     */
    @Override
    public void afterCommit(SimulatedTask task) {
        if (task.topology().equals(OrderTopology.NAME)) {
            long pending = orders.values().stream()
                    .filter(order -> order.getStatus() == OrderStatus.PENDING
                            && world.log().partitionOf(order.getOrderId()) == task.partition())
                    .count();
            int found = task.contents("orders-pending").newest().size();
            unless(found == pending, "%d orders are pending in %s, checks look at %d", pending, task, found);
        }
    }

    private static boolean isWay(OrderStatus from, OrderStatus to) {
        return switch (to) {
            case PROCESSED, FAILED -> from == OrderStatus.PENDING;
            case CANCELLED -> from == OrderStatus.PENDING || from == OrderStatus.PROCESSED;
            case SHIPPED -> from == OrderStatus.PROCESSED;
            case DELIVERED -> from == OrderStatus.SHIPPED;
            case PENDING, UNKNOWN -> false;
        };
    }

    @Override
    public void atRest() {
        everyRequestIsDecided();
        Map<String, Map<String, Reservation>> reservations = reservations();
        for (Order order : orders.values()) {
            unless(order.getStatus() != OrderStatus.PENDING, "An order never ends: %s", order);
            boolean unmet = order.getStatus() == OrderStatus.FAILED && order.getReason() != OrderReason.TIMED_OUT;
            unless(!unmet || !sold.contains(order.getOrderId()), "Stock sold units to it before it was met: %s", order);
            wholeOrNotAtAll(order, reservations.getOrDefault(order.getOrderId(), Map.of()));
            int invoiced = tasks.getOrDefault("order:%s:invoice".formatted(order.getOrderId()), 0);
            unless(invoiced == (processed.contains(order.getOrderId()) ? 1 : 0), "%d invoices: %s", invoiced, order);
        }
        numbersHaveNoGap();
    }

    private void everyRequestIsDecided() {
        String topic = Topics.ORDER_REQUESTS.name();
        for (int partition = 0; partition < World.PARTITIONS; partition++) {
            int offset = 0;
            for (LogRecord request : world.log().of(topic, partition)) {
                unless(
                        causes.contains(new LogPosition(topic, partition, (long) offset)),
                        "Nothing was decided on %s",
                        codec.read(Topics.ORDER_REQUESTS, request));
                offset++;
            }
        }
    }

    private Map<String, Map<String, Reservation>> reservations() {
        Map<String, Map<String, Reservation>> byOrder = new HashMap<>();
        for (SimulatedTask task : world.cluster().tasks(StockTopology.NAME)) {
            task.held("stock-reservations").values().forEach(bytes -> {
                Reservation reservation = codec.state(Reservation.class, bytes);
                byOrder.computeIfAbsent(reservation.getOrderId(), unused -> new HashMap<>())
                        .put(reservation.getSku(), reservation);
            });
        }
        return byOrder;
    }

    private static void wholeOrNotAtAll(Order order, Map<String, Reservation> reservations) {
        boolean sold = order.getStatus() != OrderStatus.FAILED && order.getStatus() != OrderStatus.CANCELLED;
        Map<String, Long> wanted = new HashMap<>();
        for (OrderLine line : order.getLines()) {
            long taken = line.getAllocations().stream()
                    .mapToLong(Allocation::getQuantity)
                    .sum();
            unless(!sold || taken == line.getQuantity(), "A line is fulfilled in part: %s", order);
            if (sold) {
                wanted.merge(line.getSku(), line.getQuantity(), Long::sum);
            }
        }
        Map<String, Long> taken = new HashMap<>();
        reservations.forEach((sku, reservation) -> {
            if (reservation.getState() == ReservationState.COMMITTED) {
                long units = reservation.getAllocations().stream()
                        .mapToLong(ReservationAllocation::getQuantity)
                        .sum();
                taken.put(sku, units);
            }
        });
        unless(taken.equals(wanted), "Stock sold %s for this order: %s", taken, order);
    }

    private void numbersHaveNoGap() {
        Map<String, Long> highest = new HashMap<>();
        for (String number : invoices.keySet()) {
            int dash = number.lastIndexOf('-');
            String series = number.substring(0, dash);
            long next = highest.getOrDefault(series, 0L) + 1;
            unless(
                    Long.parseLong(number.substring(dash + 1)) == next,
                    "Invoice %s follows number %d",
                    number,
                    next - 1);
            highest.put(series, next);
        }
    }
}
