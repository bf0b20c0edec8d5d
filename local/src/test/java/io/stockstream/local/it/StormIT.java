package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two instances are killed in turn under all kinds of work at once: 32 buyers want 800 orders out of 5 skus with 100
 * pieces each, repeat some and cancel some; workers have 500 tasks of two queues; a schedule is due every few seconds;
 * a reader reads. Then each kind is looked at. The buyers' pace is one that two cores can follow while an instance
 * starts: beyond it, the test would measure how slowly a starved process starts.
 */
class StormIT {

    private static final String PREFIX = "RUSH";
    private static final String ADDRESSES = "rush-";
    private static final int ORDERS = 800;
    private static final int BUYERS = 32;
    private static final int PIECES = 100;
    private static final int KILLS = 3;
    private static final List<String> SKUS = Shop.names(PREFIX + "-S", 5);
    private static final List<String> WAREHOUSES = Shop.names("W", 3);
    private static final String SECOND = "streams-app-2";
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static LocalSystem system;
    private static OrderLog log;
    private static TaskLoad tasks;
    private static Firings firings;
    private static KeyReader reader;

    @BeforeAll
    static void rage() throws Exception {
        system = SharedSystem.get();
        log = new OrderLog(new Cluster(system), PREFIX);
        new Cluster(system)
                .report(SKUS.stream()
                        .flatMap(sku -> List.of(
                                Facts.arrival(sku, sku + "-0", WAREHOUSES.get(0), 50),
                                Facts.arrival(sku, sku + "-1", WAREHOUSES.get(1), 30),
                                Facts.arrival(sku, sku + "-2", WAREHOUSES.get(2), 20))
                                .stream())
                        .toList());
        await().atMost(LIMIT).until(() -> log.levels().size() == SKUS.size());
        system.addStreamsApp(SECOND);
        tasks = new TaskLoad(system);
        firings = new Firings(system);
        reader = new KeyReader(system, List.of("streams-app", SECOND));
        firings.begin();
        reader.begin(LIMIT);
        tasks.begin();
        try (Buyers buyers = new Buyers(new Shop(system), PREFIX, ORDERS, BUYERS, SKUS, WAREHOUSES)) {
            buyers.start();
            for (int kill = 0; kill < KILLS; kill++) {
                String victim = kill % 2 == 0 ? "streams-app" : SECOND;
                // The first soon, the others after a while with both instances.
                buyers.awaitOrders((2 * kill + 1) * ORDERS / (2 * KILLS + 2));
                int done = tasks.done();
                system.kill(victim);
                System.out.printf("%s killed: %d tasks done%n", victim, done);
                system.start(victim);
            }
            buyers.join();
        }
        reader.close();
    }

    @AfterAll
    static void leaveOneInstance() {
        system.stop(SECOND);
        reader.awaitReadable(LIMIT);
    }

    @Test
    void shouldDoEveryTaskOnce() {
        tasks.assertDoneOnce(LIMIT);
    }

    @Test
    void shouldFireEveryDueTimeOnce() {
        firings.assertFiredOnce(LIMIT);
    }

    @Test
    void shouldNeverSayThatAKnownKeyIsMissing() {
        reader.assertNeverMissing(LIMIT);
    }

    @Test
    void shouldSellWhatIsThereOnce() {
        await().atMost(LIMIT).pollInterval(LOOK).until(() -> log.orders().size() == ORDERS && log.pending() == 0);
        assertEveryOrderDecidedOnce();
        assertNothingOversold();
        assertOneInvoiceAndOneMailForEveryProcessedOrder();
    }

    private static void assertEveryOrderDecidedOnce() {
        Map<String, List<OrderDecided>> decisions = log.decisions();
        assertThat(decisions).hasSize(ORDERS);
        decisions.forEach((id, ofOrder) -> {
            assertThat(ofOrder)
                    .extracting(OrderDecided::getSequence)
                    .as("sequence of %s", id)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(ofOrder.stream()
                            .filter(decided -> verdict(decided.getStep()))
                            .count())
                    .as("verdicts on %s", id)
                    .isLessThanOrEqualTo(1);
            assertThat(ofOrder)
                    .extracting(OrderDecided::getStep)
                    .as("steps of %s", id)
                    .containsAnyOf(OrderStep.PROCESSED, OrderStep.FAILED, OrderStep.CANCELLED);
        });
        assertThat(log.orders().values())
                .extracting(Order::getStatus)
                .containsOnly(OrderStatus.PROCESSED, OrderStatus.FAILED, OrderStatus.CANCELLED)
                .contains(OrderStatus.PROCESSED, OrderStatus.FAILED, OrderStatus.CANCELLED);
    }

    private static boolean verdict(OrderStep step) {
        return step == OrderStep.PROCESSED || step == OrderStep.FAILED;
    }

    private static void assertNothingOversold() {
        await().atMost(LIMIT)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertThat(log.levels().values()).allMatch(level -> level.getReserved() == 0));
        Map<String, Long> sold = log.soldBySku();
        for (StockLevel level : log.levels().values()) {
            assertThat(level.getReceived()).isEqualTo(PIECES).isEqualTo(level.getOnHand() + level.getSold());
            assertThat(level.getSold())
                    .as("sold of %s", level.getSku())
                    .isEqualTo(sold.getOrDefault(level.getSku(), 0L))
                    .isPositive();
        }
        assertThat(log.warehouseLevels())
                .isNotEmpty()
                .allMatch(level -> level.getOnHand() >= 0 && level.getReserved() == 0);
    }

    /** Whether it was cancelled later does not matter. */
    private static void assertOneInvoiceAndOneMailForEveryProcessedOrder() {
        Set<String> processed = log.everProcessed();
        List<String> numbers = log.orders().values().stream()
                .map(Order::getInvoiceNumber)
                .filter(number -> number != null)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSameSizeAs(processed);
        RedisCli redis = new RedisCli(system);
        await().atMost(LIMIT)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertThat(processed).allMatch(id -> redis.number("EXISTS invoice:" + id) == 1));
        Mailbox mailbox = new Mailbox(system);
        Set<String> decided = log.everDecided();
        await().atMost(LIMIT)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertThat(mailbox.addresses(ADDRESSES)).hasSize(decided.size()));
        assertThat(mailbox.addresses(ADDRESSES)).doesNotHaveDuplicates();
        System.out.printf(
                "%d orders processed, %d decided, %d mails came in again%n",
                processed.size(), decided.size(), mailbox.repeats());
    }
}
