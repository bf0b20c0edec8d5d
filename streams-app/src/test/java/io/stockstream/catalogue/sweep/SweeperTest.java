package io.stockstream.catalogue.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.catalogue.store.CatalogueRowsReader;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.platform.failure.LogCapture;
import io.stockstream.platform.failure.TestClock;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private static final long SNAPSHOT = 1_000;

    private final TestClock clock = new TestClock();
    private final Store store = new Store();
    private final Tables tables = new Tables();
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LogCapture log = new LogCapture(Sweeper.class);
    private OptionalLong snapshot = OptionalLong.of(SNAPSHOT);
    private final Sweeper sweeper =
            new Sweeper(store, () -> snapshot, tables, new KafkaTombstones(kafka), clock, metrics);

    /** Rows of users in partition 3; the other tables are empty. */
    private static final class Store implements CatalogueRowsReader {
        private final TreeMap<Long, LiveRow> users = new TreeMap<>();

        @Override
        public Set<Integer> ownedPartitions() {
            return Set.of(3);
        }

        @Override
        public List<LiveRow> live(int partition, CatalogueTable table, String afterKeyOrNull, int limit) {
            long after = afterKeyOrNull == null ? Long.MIN_VALUE : Long.parseLong(afterKeyOrNull);
            return table != CatalogueTable.USERS
                    ? List.of()
                    : users.tailMap(after, false).values().stream().limit(limit).toList();
        }

        void has(long id, Long lsn) {
            users.put(id, new LiveRow(Long.toString(id), 100 + id, lsn, id));
        }
    }

    private static final class Tables implements TableRows {
        private final Set<String> ids = new HashSet<>();
        private long logEnd = 5_000;
        private boolean away;
        private boolean growing;

        @Override
        public long logEnd() throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            return growing ? logEnd++ : logEnd;
        }

        @Override
        public Set<String> existing(CatalogueTable table, Collection<String> wanted) {
            return wanted.stream().filter(ids::contains).collect(Collectors.toSet());
        }
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void shouldWriteADeletionOfEachRowThatTheSnapshotDidNotFind() {
        store.has(1, 10L);
        store.has(2, SNAPSHOT);
        tables.ids.add("2");

        sweeper.look();

        ProducerRecord<String, byte[]> deletion = kafka.history().getFirst();
        assertThat(kafka.history()).hasSize(1);
        assertThat(deletion.topic()).isEqualTo("cdc.users");
        assertThat(deletion.key()).isEqualTo("1");
        assertThat(deletion.value()).isNull();
        assertThat(deletion.partition()).isNull();
        assertThat(headers(deletion))
                .isEqualTo(Map.of("__op", "d", "__before_version", "101", "__lsn", "10", "stockstream.swept", "1000"));
        assertThat(metrics.get("stockstream.cdc.swept.rows")
                        .tag("table", "users")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(sweeper.report().rows()).isEqualTo(1);
        assertThat(log.lines()).singleElement().asString().startsWith("INFO").contains("{users=1}");
    }

    @Test
    void shouldLeaveOutThePositionThatIsNotKnown() {
        store.has(1, null);

        sweeper.look();

        assertThat(headers(kafka.history().getFirst())).doesNotContainKey("__lsn");
    }

    @Test
    void shouldLeaveOutThePositionOfAnotherCluster() {
        store.has(1, tables.logEnd + 1);

        sweeper.look();

        assertThat(headers(kafka.history().getFirst()))
                .doesNotContainKey("__lsn")
                .containsEntry("__before_version", "101");
    }

    @Test
    void shouldNotTakeARowForOneOfAnotherClusterBecauseTheLogGrewMeanwhile() {
        store.has(1, tables.logEnd + 1);
        tables.growing = true;

        sweeper.look();

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldGoThroughAllPages() {
        for (long id = 1; id <= 1_234; id++) {
            store.has(id, 10L);
        }

        sweeper.look();

        assertThat(kafka.history()).hasSize(1_234);
    }

    @Test
    void shouldSweepAgainUntilTheSnapshotHasReadAllThatExists() {
        store.has(1, 10L);
        tables.ids.add("1");
        sweeper.look();
        assertThat(sweeper.report().state()).startsWith("all rows compared; 1 live rows are not renewed");

        // Deleted before the snapshot came to it.
        tables.ids.clear();
        clock.advance(Duration.ofSeconds(10));
        sweeper.look();

        assertThat(kafka.history()).hasSize(1);
        assertThat(sweeper.report().state()).startsWith("all rows compared");
    }

    @Test
    void shouldSayNothingWhenNothingWasRemoved() {
        store.has(1, SNAPSHOT);

        sweeper.look();

        assertThat(kafka.history()).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void shouldWaitForASnapshot() {
        snapshot = OptionalLong.empty();
        store.has(1, 10L);

        sweeper.look();

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldRefuseADatabaseWhoseLogEndsBeforeTheSnapshot() {
        store.has(1, 10L);
        tables.logEnd = SNAPSHOT - 1;

        sweeper.look();

        assertThat(kafka.history()).isEmpty();
        assertThat(log.lines()).singleElement().asString().startsWith("WARN").contains("another database");
    }

    @Test
    void shouldWarnOnceAndGoOnWhenTheDatabaseIsBack() {
        store.has(1, 10L);
        tables.away = true;
        sweeper.look();
        clock.advance(Duration.ofSeconds(10));
        sweeper.look();
        assertThat(log.lines()).singleElement().asString().startsWith("WARN");

        tables.away = false;
        clock.advance(Duration.ofSeconds(20));
        sweeper.look();

        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void shouldTryAgainWhenKafkaDoesNotConfirm() {
        store.has(1, 10L);
        kafka.sendException = new org.apache.kafka.common.errors.TimeoutException("away");
        sweeper.look();
        assertThat(sweeper.report().rows()).isZero();

        kafka.sendException = null;
        clock.advance(Duration.ofSeconds(10));
        sweeper.look();

        assertThat(sweeper.report().rows()).isEqualTo(1);
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
