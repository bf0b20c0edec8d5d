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
import io.stockstream.topics.TopicCatalogue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders and stock are decided again by an instance of another application id. */
class ReplayIT {

    private static final String REPLAY = "streams-app-replay";
    private static final String SHADOW = ".replay-it";
    private static final int ORDERS = 300;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final List<Topic<String, ?>> DECISIONS =
            List.of(Topics.ORDER_DECISIONS, Topics.STOCK_DECISIONS, Topics.RESERVATION_DECISIONS);
    private static final List<Topic<String, ?>> EFFECTS =
            List.of(Topics.TASKS_PRIORITY, Topics.TASKS_INVOICES, Topics.RESERVATIONS);

    private static LocalSystem system;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
    }

    @AfterEach
    void stopTheReplay() {
        system.stop(REPLAY);
    }

    @Test
    void shouldDecideTheSameAgainAndSendNothing() {
        Cluster cluster = new Cluster(system);
        Random random = new Random(4);
        List<MovementReported> facts = Facts.chaos("REPLAYED", 600, 4);
        List<OrderRequested> requests = requests(random);
        cluster.report(facts.subList(0, 300));
        cluster.sendAll(Topics.ORDER_REQUESTS, requests, OrderRequested::getOrderId);
        cluster.report(facts.subList(300, 600));
        Set<String> asked = requests.stream().map(OrderRequested::getOrderId).collect(Collectors.toSet());
        await().atMost(LIMIT).until(() -> ended(cluster).containsAll(asked));
        awaitQuiet(cluster);
        Map<String, Map<String, List<String>>> live = contents(cluster, DECISIONS, "");
        Map<String, Integer> effects = counts(cluster, "");
        int told = new OrderLog(cluster, "replayed-").everDecided().size();
        await().atMost(LIMIT).until(() -> mailbox(system).size() == told);

        system.addStreamsApp(REPLAY);

        Rest replay = new Rest(system.url(REPLAY));
        await().atMost(LIMIT).until(() -> remaining(replay).equals(Set.of("0.0")));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(contents(cluster, DECISIONS, SHADOW)).isEqualTo(live));
        assertThat(counts(cluster, SHADOW)).isEqualTo(effects);
        assertThat(counts(cluster, "")).isEqualTo(effects);
        assertThat(mailbox(system)).hasSize(told);
    }

    /** An order that has ended may still give back what it had reserved. */
    private static void awaitQuiet(Cluster cluster) {
        AtomicReference<Object> before = new AtomicReference<>();
        await().atMost(LIMIT).pollInterval(QUIET).until(() -> {
            Object now = List.of(contents(cluster, DECISIONS, ""), counts(cluster, ""));
            return now.equals(before.getAndSet(now));
        });
    }

    private static List<String> mailbox(LocalSystem system) {
        return new Mailbox(system).addresses("buyer@");
    }

    private static List<OrderRequested> requests(Random random) {
        List<OrderRequested> requests = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            List<LineRequested> lines = new ArrayList<>();
            for (int line = random.nextInt(3); line >= 0; line--) {
                lines.add(new LineRequested(
                        "REPLAYED-" + random.nextInt(200),
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

    private static Set<String> ended(Cluster cluster) {
        Set<String> ended = new HashSet<>();
        for (ConsumerRecord<String, OrderDecided> each : cluster.read(Topics.ORDER_DECISIONS)) {
            if (each.value().getStatus() != OrderStatus.PENDING) {
                ended.add(each.key());
            }
        }
        return ended;
    }

    /** The decisions per topic and key, in order. */
    private static Map<String, Map<String, List<String>>> contents(
            Cluster cluster, List<Topic<String, ?>> topics, String suffix) {
        return topics.stream().collect(Collectors.toMap(Topic::name, topic -> contents(cluster, topic, suffix)));
    }

    /** With their times, where those are not the broker's. */
    private static <V extends SpecificRecord> Map<String, List<String>> contents(
            Cluster cluster, Topic<String, V> topic, String suffix) {
        boolean timed = !TopicCatalogue.bundled()
                .find(topic.name())
                .orElseThrow()
                .timestamps()
                .equals("append");
        return cluster.read(topic, topic.name() + suffix).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(
                                each -> (timed ? each.timestamp() + " " : "") + each.value(), Collectors.toList())));
    }

    /** What the topologies asked others to do. Of tasks those of orders: others come from elsewhere. */
    private static Map<String, Integer> counts(Cluster cluster, String suffix) {
        return EFFECTS.stream()
                .collect(Collectors.toMap(Topic::name, topic -> (int) cluster.readRaw(topic.name() + suffix).stream()
                        .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                        .filter(key -> !topic.name().startsWith("tasks.") || key.startsWith("order:"))
                        .count()));
    }

    private static Set<String> remaining(Rest replay) {
        return replay.text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("stockstream_replay_remaining{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }
}
