package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills the application twice in the middle of 6,000 facts, and compares the result with an undisturbed run. */
class CrashIT {

    private static final int FACTS = 6_000;
    private static final int KILLS = 2;
    private static final String PREFIX = "CRASH";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static LocalSystem system;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
    }

    @Test
    void shouldEndAsIfNothingHadHappenedWhenKilledTwice() throws Exception {
        List<MovementReported> facts = Facts.chaos(PREFIX, FACTS, 42);
        int chunk = FACTS / (KILLS + 1);
        int before = decisions(cluster).size();
        for (int kill = 0; kill < KILLS; kill++) {
            int sent = before + kill * chunk;
            await().atMost(LIMIT).until(() -> decisions(cluster).size() == sent);
            killInTheMiddleOf(facts.subList(kill * chunk, (kill + 1) * chunk));
        }
        cluster.report(facts.subList(KILLS * chunk, FACTS));

        await().atMost(LIMIT).until(() -> decisions(cluster).size() == FACTS);
        assertDecidedOnce(decisions(cluster));
        Map<String, StockLevel> levels = newest(cluster, Topics.STOCK_LEVELS);
        assertConserved(levels);
        levels.keySet().removeIf(StockLevelKey::isOfWarehouse);
        assertThat(levels).hasSizeGreaterThan(150);
        assertStoresShow(levels);
        assertEqualToAnUndisturbedRun();
    }

    /** Sends at a pace that the application could follow, and kills it while some of it is decided and some is not. */
    private static void killInTheMiddleOf(List<MovementReported> facts) throws Exception {
        int before = decisions(cluster).size();
        Thread sender = Thread.ofPlatform().start(() -> sendSlowly(facts));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> decisions(cluster).size() > before + facts.size() / 10);

        system.kill("streams-app");

        int decided = decisions(cluster).size() - before;
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

    private static void assertDecidedOnce(List<StockDecided> decisions) {
        Set<String> positions = new HashSet<>();
        Set<String> ends = new HashSet<>();
        for (StockDecided decided : decisions) {
            assertThat(positions.add(decided.getFact().toString()))
                    .as("decided once")
                    .isTrue();
            boolean verdict = decided.getOutcome() == Outcome.ACCEPTED
                    || decided.getReason() == RejectionReason.INSUFFICIENT_STOCK;
            if (verdict) {
                String end = decided.getSku() + decided.getMovementId() + decided.getEvent();
                assertThat(ends.add(end)).as("one verdict for %s", end).isTrue();
            }
        }
    }

    private static void assertConserved(Map<String, StockLevel> levels) {
        Map<String, Long> inWarehouses = new HashMap<>();
        Map<String, Long> inAll = new HashMap<>();
        levels.forEach((key, level) -> {
            assertThat(level.getOnHand()).isNotNegative();
            if (StockLevelKey.isOfWarehouse(key)) {
                inWarehouses.merge(level.getSku(), level.getOnHand(), Long::sum);
            } else {
                inAll.put(level.getSku(), level.getOnHand());
                assertConserved(level);
            }
        });
        assertThat(inWarehouses).isEqualTo(inAll);
    }

    private static void assertConserved(StockLevel level) {
        assertThat(level.getReceived())
                .isEqualTo(level.getOnHand()
                        + level.getInTransit()
                        + level.getLost()
                        - level.getSurplus()
                        + level.getSold());
        assertThat(level.getInTransit()).isNotNegative();
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

    /** The same log, byte for byte and with its timestamps, decided by a fresh system from end to end. */
    private static void assertEqualToAnUndisturbedRun() {
        try (LocalSystem calm = SharedSystem.builder("undisturbed")
                .freePorts()
                .only("postgres", "redis", "kafka", "registry", "setup", "streams-app")
                .env("streams-app", "TOPOLOGIES", "catalogue,lookups,stock,orders")
                .env("streams-app", "EXECUTORS", "false")
                .build()) {
            calm.start();
            Cluster copy = new Cluster(calm);
            copyFacts(copy);
            await().atMost(LIMIT).until(() -> decisions(copy).size() == FACTS);

            assertThat(newest(copy, Topics.STOCK_LEVELS)).isEqualTo(newest(cluster, Topics.STOCK_LEVELS));
            assertThat(newest(copy, Topics.STOCK_MOVEMENTS)).isEqualTo(newest(cluster, Topics.STOCK_MOVEMENTS));
        }
    }

    private static void copyFacts(Cluster copy) {
        try (Producer<byte[], byte[]> producer = copy.rawProducer()) {
            for (ConsumerRecord<byte[], byte[]> fact : cluster.readRaw(Topics.MOVEMENTS.name())) {
                // Other tests leave poison on the topic; what this test wrote is sound.
                String sku = fact.key() == null ? "" : new String(fact.key(), StandardCharsets.UTF_8);
                if (sku.startsWith(PREFIX)) {
                    Cluster.send(
                            producer,
                            new ProducerRecord<>(
                                    fact.topic(),
                                    fact.partition(),
                                    fact.timestamp(),
                                    fact.key(),
                                    copy.bytes(cluster.fact(fact.value()))));
                }
            }
        }
    }

    private static List<StockDecided> decisions(Cluster of) {
        return of.read(Topics.STOCK_DECISIONS).stream()
                .map(ConsumerRecord::value)
                .filter(decided -> decided.getSku().startsWith(PREFIX))
                .toList();
    }

    private static <V extends SpecificRecord> Map<String, V> newest(Cluster of, Topic<String, V> view) {
        Map<String, V> newest = new HashMap<>();
        of.read(view).stream()
                .filter(record -> String.valueOf(record.value().get(skuField(record.value())))
                        .startsWith(PREFIX))
                .forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }

    private static int skuField(SpecificRecord record) {
        return record.getSchema().getField("sku").pos();
    }
}
