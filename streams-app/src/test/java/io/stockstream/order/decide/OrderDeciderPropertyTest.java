package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.LineRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.order.topology.OrderTasks;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.decide.StockDesk;
import io.stockstream.streams.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

public class OrderDeciderPropertyTest {

    private static final Map<String, Long> SUPPLY = Map.of("A", 12L, "B", 6L);
    private static final Set<OrderStatus> SOLD =
            Set.of(OrderStatus.PROCESSED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);

    @Property
    void shouldEndEveryOrderAndHoldNothingAndSellWhatWasProcessed(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        StockDesk stock = StockDesk.of(SUPPLY);

        OrderJournal journal = new Simulation(stock, random).run(requests);

        Map<String, Long> sold = new HashMap<>();
        for (OrderState state : journal.book().values()) {
            assertThat(state.getOrder().getStatus()).isNotEqualTo(OrderStatus.PENDING);
            assertThat(state.getLookups()).isEmpty();
            state.getOrder()
                    .getLines()
                    .forEach(line -> line.getAllocations()
                            .forEach(each -> sold.merge(line.getSku(), each.getQuantity(), Long::sum)));
            assertUnitsMatchStatus(state.getOrder());
        }
        assertThat(journal.waiting()).isEmpty();
        SUPPLY.forEach((sku, supply) -> {
            assertThat(stock.held(sku)).isZero();
            assertThat(stock.waiting()).isZero();
            assertThat(stock.sold(sku)).isEqualTo(sold.getOrDefault(sku, 0L));
            assertThat(stock.onHand(sku)).isNotNegative().isEqualTo(supply - stock.sold(sku));
        });
    }

    @Property
    void shouldDecideEveryOrderOnceAndCountItsDecisions(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        Map<String, Long> sequences = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (OrderDecided decided : of(journal, OrderEffect.Decide.class).stream()
                .map(OrderEffect.Decide::decided)
                .filter(decided -> decided.getStatus() != OrderStatus.UNKNOWN)
                .toList()) {
            assertThat(decided.getSequence()).isEqualTo(sequences.merge(decided.getOrderId(), 1L, Long::sum));
            if (decided.getStep() == OrderStep.PROCESSED || decided.getStep() == OrderStep.FAILED) {
                assertThat(ends.merge(decided.getOrderId(), 1, Integer::sum)).isEqualTo(1);
            }
        }
        journal.book().forEach((id, state) -> assertThat(state.getSequence()).isEqualTo(sequences.get(id)));
    }

    @Property
    void shouldSellTheOnlySkuOfAnOrderAndReserveTheOthers(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        for (OrderEffect.Command command : of(journal, OrderEffect.Command.class)) {
            String orderId = command.request().getOrderId();
            boolean onlySku =
                    StockCommands.skus(journal.book().get(orderId).getOrder().getLines())
                                    .size()
                            == 1;
            assertThat(command.request().getCommand())
                    .isIn(
                            onlySku
                                    ? Set.of(ReservationCommand.SELL, ReservationCommand.RELEASE)
                                    : Set.of(
                                            ReservationCommand.RESERVE,
                                            ReservationCommand.COMMIT,
                                            ReservationCommand.RELEASE));
        }
    }

    @Property
    void shouldAskForEveryEffectAtMostOnceAndGiveEveryInvoiceANumberOfItsOwn(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        List<Order> invoiced = of(journal, OrderEffect.IssueInvoice.class).stream()
                .map(OrderEffect.IssueInvoice::order)
                .toList();
        List<String> tasks = new ArrayList<>();
        invoiced.forEach(
                order -> tasks.add(OrderTasks.invoice(order, Facts.NOON).getTaskId()));
        of(journal, OrderEffect.Notify.class)
                .forEach(each -> tasks.add(
                        OrderTasks.notification(each.order(), Facts.NOON).getTaskId()));
        assertThat(tasks).doesNotHaveDuplicates();
        List<String> numbers =
                invoiced.stream().map(Order::getInvoiceNumber).sorted().toList();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= invoiced.size(); i++) {
            expected.add(new InvoiceNumber(OrderJournal.PARTITION, i).text());
        }
        assertThat(numbers).isEqualTo(expected);
    }

    @Property
    void shouldPublishEveryStatusOnceAndNeverTurnBack(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        Map<String, List<Order>> published = of(journal, OrderEffect.PublishOrder.class).stream()
                .map(OrderEffect.PublishOrder::order)
                .collect(Collectors.groupingBy(Order::getOrderId));
        published.forEach((id, versions) -> {
            assertThat(versions)
                    .extracting(Order::getVersion)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(versions).extracting(Order::getUpdatedAt).isSorted();
            for (int i = 1; i < versions.size(); i++) {
                OrderStatus from = versions.get(i - 1).getStatus();
                OrderStatus to = versions.get(i).getStatus();
                assertThat(Transition.find(from, to)).isPresent();
            }
            assertThat(versions.getLast()).isEqualTo(journal.book().get(id).getOrder());
        });
    }

    @Property
    void shouldDecideTheSameWhenTheInputIsReplayed(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        assertThat(journal.replayed().allEffects()).isEqualTo(journal.allEffects());
    }

    /** The task that placed an order learns its outcome; no other request makes the task fail. */
    @Property
    void shouldTellTheTaskOfEveryOrderThatItSucceeded(
            @ForAll("requests") List<OrderRequested> requests, @ForAll Random random) {
        OrderJournal journal = new Simulation(StockDesk.of(SUPPLY), random).run(requests);

        List<OrderEffect.ReportTask> reports = of(journal, OrderEffect.ReportTask.class);
        for (OrderState state : journal.book().values()) {
            assertThat(reports.stream().filter(each -> each.taskId().equals(state.getTaskId())))
                    .isNotEmpty()
                    .allMatch(each -> each.error() == null)
                    .noneMatch(each -> each.status() == OrderStatus.PENDING);
        }
    }

    private static void assertUnitsMatchStatus(Order order) {
        boolean sold = SOLD.contains(order.getStatus());
        order.getLines()
                .forEach(line -> assertThat(line.getAllocations().stream()
                                .mapToLong(each -> each.getQuantity())
                                .sum())
                        .isEqualTo(sold ? line.getQuantity() : 0));
    }

    private static <E extends OrderEffect> List<E> of(OrderJournal journal, Class<E> type) {
        return journal.allEffects().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Provide
    public Arbitrary<List<OrderRequested>> requests() {
        Arbitrary<LineRequested> line = Combinators.combine(
                        Arbitraries.of("A", "A", "B"),
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.of("5.00", "7.00").injectNull(0.4))
                .as((sku, quantity, price) ->
                        new LineRequested(sku, null, quantity, price == null ? null : new BigDecimal(price), null));
        Arbitrary<Object> place = Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.longs().between(1, 8).injectNull(0.6))
                .as((lines, user) ->
                        new PlaceOrder(user, user == null ? OrderFacts.EMAIL : null, null, lines, null, null));
        Arbitrary<Object> command = Arbitraries.frequencyOf(
                Tuple.of(6, place),
                Tuple.of(2, Arbitraries.just(new CancelOrder(null))),
                Tuple.of(
                        1,
                        Arbitraries.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED)
                                .map(ChangeOrderStatus::new)));
        return Combinators.combine(Arbitraries.integers().between(1, 6), command)
                .as((order, given) -> new OrderRequested("o-" + order, null, given, List.of()))
                .list()
                .ofMaxSize(25)
                .map(OrderDeciderPropertyTest::withTasks);
    }

    private static List<OrderRequested> withTasks(List<OrderRequested> requests) {
        List<OrderRequested> result = new ArrayList<>();
        for (OrderRequested each : requests) {
            result.add(new OrderRequested(each.getOrderId(), "task-" + result.size(), each.getCommand(), List.of()));
        }
        return result;
    }
}
