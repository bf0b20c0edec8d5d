package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.MovementRules;
import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.LineRequested;
import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRules;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.order.topology.OrderShop;
import io.stockstream.order.topology.OrderStores;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schema.RecordSizes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLimits;
import io.stockstream.streams.Facts;
import io.stockstream.streams.OutputSizes;
import io.stockstream.streams.TopologyDriver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/**
 * A record that cannot be written stops the topology for good, so the largest input that the rules allow must fit every
 * topic and changelog.
 */
class LargestOrderTest {

    private static final OrderDecided PLACED = OrderDecided.newBuilder()
            .setOrderId(OrderFacts.ORDER)
            .setSequence(1)
            .setStep(OrderStep.PLACED)
            .setStatus(OrderStatus.PENDING)
            .setExplanation("placed")
            .setCause(new LogPosition(Topics.ORDER_REQUESTS.name(), 0, 1L))
            .setDecidedAt(Facts.NOON)
            .build();

    private static final String WIDEST = "\u4e16";

    /** As long as the lookups topology allows. */
    private static final String LONGEST_NAME = "\ud83d\ude00".repeat(200);

    private static final int EACH = StockLimits.MAX_ALLOCATIONS / OrderRules.MAX_LINES;
    private static final String WAREHOUSE = "%03d"
            + WIDEST.repeat((StockLimits.MAX_ALLOCATION_IDS / StockLimits.MAX_ALLOCATIONS - 3) / WIDEST.length() / 3);

    private final OrderJournal journal = new OrderJournal();
    private final OutputSizes sizes = new OutputSizes();

    @Test
    void shouldFitEveryRecordWhenTheOrderIsAsLargeAsTheRulesAllow() {
        List<ReservationDecided> answers = placedAndLookedUp(largest());
        for (int asked = answers.size(); asked < OrderRules.MAX_LINES; asked += answers.size()) {
            answers.forEach(journal::outcome);
            answers = answers();
        }
        answers.subList(0, answers.size() - 1).forEach(journal::outcome);
        expectToFit(journal.state());

        try (OrderShop shop = new OrderShop()) {
            KeyValueStore<String, OrderState> pending = shop.topology().driver().getKeyValueStore(OrderStores.PENDING);
            pending.put(OrderFacts.ORDER, journal.state());
            shop.outcome(answers.getLast());
            sizes.add(shop.topology());
        }
        journal.outcome(answers.getLast());
        expectToFitWhereItIsShown(journal.order(), journal.decision());

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getLines())
                .hasSize(OrderRules.MAX_LINES)
                .allMatch(line -> line.getAllocations().size() == EACH);
        assertThat(sizes.largestIn("orders", OrderStores.BOOK))
                .as("it is really large")
                .isGreaterThan(RecordSizes.CONCLUSION / 2);
        assertThat(sizes.largestOn(Topics.ORDERS.name())).isGreaterThan(RecordSizes.FACT);
        assertThat(sizes.largestOn(Topics.TASKS_INVOICES.name()))
                .as("the invoice's task names the order")
                .isLessThan(1_000);
    }

    @Test
    void shouldFitTheDecisionThatNamesTheMostAllocations() {
        PlaceOrder order = Basket.of(OrderFacts.EMAIL)
                .sku("A", StockLimits.MAX_ALLOCATIONS, "1")
                .order();
        ReservationDecided answer = placedAndLookedUp(order).getFirst();

        journal.outcome(answer);
        expectToFitWhereItIsShown(journal.order(), journal.decision());

        assertThat(journal.decision().getStock().getAllocations()).isNotEmpty();
    }

    /** Case A1: 60 lines of 60 units, each unit in a warehouse of its own with an id of 100 characters. */
    @Test
    void shouldMeetAnOrderOfSixtyLinesFromSixtyWarehousesEach() {
        order(60, 60, "%0100d");

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getLines())
                .hasSize(60)
                .allMatch(line -> line.getAllocations().size() == 60);
    }

    @Test
    void shouldRefuseAnOrderOfAThousandLinesFromTwentyFiveWarehousesEach() {
        order(1_000, 25, "%0100d");

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TOO_MANY_ALLOCATIONS);
        assertThat(journal.order().getLines())
                .allMatch(line -> line.getAllocations().isEmpty());
    }

    private void order(int lines, long units, String warehouse) {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        for (int line = 0; line < lines; line++) {
            basket.sku("SKU-" + line, units, "1");
        }
        journal.place(OrderFacts.place(basket.order()));
        while (!journal.commanded(ReservationCommand.RESERVE).isEmpty()) {
            journal.effects(OrderEffect.Command.class).stream()
                    .map(command -> OrderFacts.heldInSingles(command.request(), warehouse))
                    .forEach(journal::outcome);
        }
        expectToFit(journal.state());
    }

    /** Lines by product id: skus and names come from the catalogue, and are not limited by the request. */
    private static PlaceOrder largest() {
        String warehouse = "W".repeat(MovementRules.MAX_TEXT);
        BigDecimal price = OrderRules.MAX_PRICE;
        List<LineRequested> lines = LongStream.rangeClosed(1, OrderRules.MAX_LINES)
                .mapToObj(id -> new LineRequested(null, id, (long) EACH, price, warehouse))
                .toList();
        PlaceOrder order = new PlaceOrder(null, OrderFacts.EMAIL, null, lines, null, null);
        assertThat(OrderRules.check(OrderFacts.place(order))).isEmpty();
        return order;
    }

    /** Stock's answer, with each unit in another warehouse. */
    private List<ReservationDecided> placedAndLookedUp(PlaceOrder order) {
        journal.request(OrderFacts.place(order));
        expectToFit(journal.state());
        List<Asked> lookups = journal.lookups();
        journal.withoutCatalogue();
        List<LookupAnswered> found = lookups.stream()
                .filter(asked -> asked.kind() == LookupKind.PRODUCT)
                .map(asked -> new LookupAnswered(
                        asked.orderId(),
                        List.of(new RowAnswered(
                                asked.kind(),
                                asked.key(),
                                asked.attempt(),
                                product(asked.key()),
                                LookupOutcome.FOUND))))
                .toList();
        if (!found.isEmpty()) {
            LookupAnswered all = OrderFacts.together(found);
            expectToFit(StateSerde.of(CollectedAnswer.class)
                    .serializer()
                    .serialize("", new CollectedAnswer(all, null, new LogPosition("", 0, 0L), Facts.NOON)));
            journal.answer(all);
        }
        expectToFit(journal.state());
        return answers();
    }

    /** To the questions that were just asked. */
    private List<ReservationDecided> answers() {
        return journal.effects(OrderEffect.Command.class).stream()
                .map(OrderEffect.Command::request)
                .map(LargestOrderTest::held)
                .toList();
    }

    private static ReservationDecided held(ReservationRequested asked) {
        return OrderFacts.heldInSingles(asked, WAREHOUSE);
    }

    private static ProductFound product(String id) {
        String sku = id + WIDEST.repeat(MovementRules.MAX_TEXT - id.length());
        return new ProductFound(Long.parseLong(id), sku, LONGEST_NAME, new BigDecimal("1.00"), "RUB");
    }

    private static void expectToFit(OrderState state) {
        expectToFit(StateSerde.of(OrderState.class).serializer().serialize("", state));
    }

    private static void expectToFit(byte[] state) {
        assertThat(state.length).as("bytes of a state").isLessThan(RecordSizes.LARGEST_CONCLUSION);
    }

    private void expectToFitWhereItIsShown(Order order, OrderDecided decided) {
        try (TopologyDriver views = new TopologyDriver(OrderViewsTopology::new);
                TopologyDriver reports = new TopologyDriver(
                        serdes -> new ReportTopology(serdes, 1, 1, new BusinessCalendar(ZoneOffset.UTC)))) {
            for (TopologyDriver topology : List.of(views, reports)) {
                topology.input(Topics.ORDERS).pipeInput(OrderFacts.ORDER, order, Facts.NOON);
                topology.input(Topics.ORDER_DECISIONS).pipeInput(OrderFacts.ORDER, decided, Facts.NOON);
            }
            reports.input(Topics.ORDER_DECISIONS).pipeInput(OrderFacts.ORDER, PLACED, Facts.NOON);
            // Both states of it are in one record when its day is over.
            String day = "2026-11-21";
            reports.input(Topics.REPORT_CLOSINGS)
                    .pipeInput(
                            day, new DayClosed(day, ReportKind.ORDERS, "UTC", Facts.NOON.plus(Duration.ofHours(12))));
            reports.input(Topics.ORDERS)
                    .pipeInput(
                            OrderFacts.ORDER,
                            Order.newBuilder(order)
                                    .setCurrency("EUR")
                                    .setVersion(order.getVersion() + 1)
                                    .build(),
                            Facts.NOON);
            sizes.add(views).add(reports);
            assertThat(sizes.largestOn(Topics.SHARD_REVISIONS.name())).isPositive();
        }
    }
}
