package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kills the application twice in the middle of 6,000 facts, lets it decide orders, and has an undisturbed instance
 * decide the whole log again: decisions and stock must be the same.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {

    private static final int FACTS = 6_000;
    private static final int KILLS = 2;
    private static final int ORDERS = 300;
    private static final String PREFIX = "CRASH";
    private static final String OF_ORDERS = "REPLAYED";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final List<Topic<String, ?>> DECISIONS =
            List.of(Topics.ORDER_DECISIONS, Topics.STOCK_DECISIONS, Topics.RESERVATION_DECISIONS);
    private static final List<Topic<String, ?>> EFFECTS =
            List.of(Topics.TASKS_PRIORITY, Topics.TASKS_INVOICES, Topics.RESERVATIONS);

    private static LocalSystem system;
    private static Cluster cluster;
    private static StockLog log;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        log = new StockLog(cluster, PREFIX);
    }

    @Test
    @Order(1)
    void shouldDecideEveryFactOnceWhenKilledTwice() throws Exception {
        List<MovementReported> facts = Facts.chaos(PREFIX, FACTS, 42);
        int chunk = FACTS / (KILLS + 1);
        int before = log.decisions().size();
        for (int kill = 0; kill < KILLS; kill++) {
            int sent = before + kill * chunk;
            await().atMost(LIMIT).until(() -> log.decisions().size() == sent);
            killInTheMiddleOf(facts.subList(kill * chunk, (kill + 1) * chunk));
        }
        cluster.report(facts.subList(KILLS * chunk, FACTS));

        await().atMost(LIMIT).until(() -> log.decisions().size() == FACTS);
        log.assertDecidedOnce();
        log.assertConserved();
        Map<String, StockLevel> levels = log.levels();
        assertThat(levels).hasSizeGreaterThan(150);
        assertStoresShow(levels);
    }

    @Test
    @Order(2)
    void shouldDecideTheSameAgainUndisturbedAndSendNothing() {
        List<MovementReported> facts = Facts.chaos(OF_ORDERS, 600, 4);
        List<OrderRequested> requests = requests(new Random(4));
        cluster.report(facts.subList(0, 300));
        cluster.sendAll(Topics.ORDER_REQUESTS, requests, OrderRequested::getOrderId);
        cluster.report(facts.subList(300, 600));
        Set<String> asked = requests.stream().map(OrderRequested::getOrderId).collect(Collectors.toSet());
        await().atMost(LIMIT).until(() -> ended().containsAll(asked));
        try (Replay replay = new Replay(system, cluster)) {
            awaitQuiet(replay);
            Map<String, Map<String, List<String>>> live = replay.decisions(DECISIONS, "");
            Map<String, Integer> effects = replay.requests(EFFECTS, "");
            int told = new OrderLog(cluster, "replayed-").everDecided().size();
            await().atMost(LIMIT).until(() -> mailbox().size() == told);

            replay.run(LIMIT);

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(replay.decisions(DECISIONS, Replay.SUFFIX))
                            .isEqualTo(live));
            assertThat(replay.requests(EFFECTS, Replay.SUFFIX)).isEqualTo(effects);
            assertThat(replay.requests(EFFECTS, "")).isEqualTo(effects);
            assertThat(mailbox()).hasSize(told);
            assertThat(log.newest(Topics.STOCK_LEVELS, Replay.SUFFIX))
                    .isNotEmpty()
                    .isEqualTo(log.newest(Topics.STOCK_LEVELS, ""));
            assertThat(log.newest(Topics.STOCK_MOVEMENTS, Replay.SUFFIX))
                    .isNotEmpty()
                    .isEqualTo(log.newest(Topics.STOCK_MOVEMENTS, ""));
        }
    }

    /** Sends at a pace that the application could follow, and kills it while some of it is decided and some is not. */
    private static void killInTheMiddleOf(List<MovementReported> facts) throws Exception {
        int before = log.decisions().size();
        Thread sender = Thread.ofPlatform().start(() -> sendSlowly(facts));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> log.decisions().size() > before + facts.size() / 10);

        system.kill("streams-app");

        int decided = log.decisions().size() - before;
        assertThat(decided).as("decided when killed").isLessThan(facts.size());
        sender.join();
        system.start("streams-app");
    }

    private static void sendSlowly(List<MovementReported> facts) {
        try (Producer<String, MovementReported> producer = cluster.factProducer()) {
            for (MovementReported fact : facts) {
                Cluster.send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), fact.getSku(), fact));
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
    }

    private static void assertStoresShow(Map<String, StockLevel> levels) {
        Rest stores = new Rest(system.storeApiUrl("streams-app"));
        levels.forEach((sku, level) -> await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stores.get("/store/stock-levels?sku=" + sku)
                                .body()
                                .path("version")
                                .asLong())
                        .isEqualTo(level.getVersion())));
    }

    /** An order that has ended may still give back what it had reserved. */
    private static void awaitQuiet(Replay replay) {
        AtomicReference<Object> before = new AtomicReference<>();
        await().atMost(LIMIT).pollInterval(QUIET).until(() -> {
            Object now = List.of(replay.decisions(DECISIONS, ""), replay.requests(EFFECTS, ""));
            return now.equals(before.getAndSet(now));
        });
    }

    private static List<String> mailbox() {
        return new Mailbox(system).addresses("buyer@");
    }

    private static List<OrderRequested> requests(Random random) {
        List<OrderRequested> requests = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            List<LineRequested> lines = new ArrayList<>();
            for (int line = random.nextInt(3); line >= 0; line--) {
                lines.add(new LineRequested(
                        OF_ORDERS + "-" + random.nextInt(200),
                        null,
                        1L + random.nextInt(20),
                        new BigDecimal("5.00"),
                        null));
            }
            String id = "replayed-" + i;
            requests.add(new OrderRequested(
                    id, "task-" + id, new PlaceOrder(null, "buyer@example.com", null, lines, null, null), List.of()));
            if (random.nextInt(10) == 0) {
                requests.add(new OrderRequested(id, "cancel-" + id, new CancelOrder(null), List.of()));
            }
        }
        return requests;
    }

    private static Set<String> ended() {
        Set<String> ended = new HashSet<>();
        for (ConsumerRecord<String, OrderDecided> each : cluster.read(Topics.ORDER_DECISIONS)) {
            if (each.value().getStatus() != OrderStatus.PENDING) {
                ended.add(each.key());
            }
        }
        return ended;
    }
}
