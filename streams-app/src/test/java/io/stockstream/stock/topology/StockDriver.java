package io.stockstream.stock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The stock topology with every topic that it reads and writes. */
final class StockDriver implements AutoCloseable {

    private final List<StockDecided> heard = new ArrayList<>();
    private final List<ReservationDecided> heardOfReservations = new ArrayList<>();
    private final TopologyDriver topology;
    private final TestInputTopic<String, MovementReported> facts;
    private final TestInputTopic<String, ReservationRequested> commands;
    private final TestInputTopic<String, Horizon> horizons;
    private final TestOutputTopic<String, Horizon> stretches;
    private final TestOutputTopic<String, StockDecided> decisions;
    private final TestOutputTopic<String, StockLevel> levels;
    private final TestOutputTopic<String, Movement> movements;
    private final TestOutputTopic<String, ReservationDecided> reservationDecisions;
    private final TestOutputTopic<String, ReservationDecided> outcomes;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    /**
     * @param partitions how many partitions the topology believes its topics to have; the driver writes to the first
     */
    StockDriver(StoreKind kind, int partitions) {
        topology = new TopologyDriver(
                serdes -> new StockTopology(serdes, kind, kind, partitions, heard::add, heardOfReservations::add));
        facts = topology.input(Topics.MOVEMENTS);
        commands = topology.input(Topics.RESERVATIONS);
        horizons = topology.input(Topics.STOCK_HORIZONS);
        stretches = topology.output(Topics.STOCK_HORIZONS);
        decisions = topology.output(Topics.STOCK_DECISIONS);
        levels = topology.output(Topics.STOCK_LEVELS);
        movements = topology.output(Topics.STOCK_MOVEMENTS);
        reservationDecisions = topology.output(Topics.RESERVATION_DECISIONS);
        outcomes = topology.output(Topics.RESERVATION_OUTCOMES);
        deadLetters = topology.deadLetters();
    }

    void report(MovementReported fact) {
        report(fact, Facts.NOON);
    }

    void report(MovementReported fact, Instant recordedAt) {
        facts.pipeInput(fact.getSku(), fact, recordedAt);
    }

    /** The timer moves the horizon. */
    void move(Instant dueAt, Instant before) {
        move(dueAt, dueAt, before);
    }

    /**
     * The same.
     *
     * @param written time of the record
     */
    void move(Instant written, Instant dueAt, Instant before) {
        horizons.pipeInput(null, new Horizon(dueAt, before, null, null), written);
    }

    /** The topology's own records about stretches of marks. */
    TestOutputTopic<String, Horizon> stretches() {
        return stretches;
    }

    /** How many entries a store has. */
    long size(String store) {
        try (KeyValueIterator<Object, Object> all =
                topology.driver().getKeyValueStore(store).all()) {
            long size = 0;
            for (; all.hasNext(); all.next()) {
                size++;
            }
            return size;
        }
    }

    void request(ReservationRequested command) {
        request(command, Facts.NOON);
    }

    void request(ReservationRequested command, Instant recordedAt) {
        commands.pipeInput(command.getSku(), command, recordedAt);
    }

    /** Writes a record as it is. */
    void pipe(Topic<?, ?> topic, byte[] key, byte[] value) {
        topology.rawInput(topic.name()).pipeInput(key, value);
    }

    <V extends SpecificRecord> byte[] bytes(Topic<String, V> topic, V value) {
        return topology.serdes().value(topic).serializer().serialize(topic.name(), value);
    }

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The decisions on facts that the listener received. */
    List<StockDecided> heard() {
        return heard;
    }

    /** The decisions on reservations that the listener received. */
    List<ReservationDecided> heardOfReservations() {
        return heardOfReservations;
    }

    TestOutputTopic<String, StockDecided> decisions() {
        return decisions;
    }

    /** What was published of one change of a sku. */
    record Change(StockLevel all, List<StockLevel> warehouses) {

        /** In a line, the changed warehouses by id; their units are on hand/reserved. */
        String units() {
            return "%d on hand, %d reserved, %d sold: %s"
                    .formatted(
                            all.getOnHand(),
                            all.getReserved(),
                            all.getSold(),
                            warehouses.stream()
                                    .map(level -> "%s %d/%d"
                                            .formatted(level.getWarehouseId(), level.getOnHand(), level.getReserved()))
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** Reads the changes, each closed by the level of all warehouses together. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        List<StockLevel> warehouses = new ArrayList<>();
        for (KeyValue<String, StockLevel> each : levels.readKeyValuesToList()) {
            assertThat(each.key).isEqualTo(StockLevelKey.of(each.value));
            if (StockLevelKey.isOfWarehouse(each.key)) {
                warehouses.add(each.value);
            } else {
                assertThat(warehouses)
                        .allMatch(level -> level.getSku().equals(each.value.getSku())
                                && level.getVersion() == each.value.getVersion());
                changes.add(new Change(each.value, List.copyOf(warehouses)));
                warehouses.clear();
            }
        }
        assertThat(warehouses).as("the last change is closed").isEmpty();
        return changes;
    }

    /** Reads the levels of all warehouses together. */
    List<StockLevel> levels() {
        return changes().stream().map(Change::all).toList();
    }

    TestOutputTopic<String, Movement> movements() {
        return movements;
    }

    TestOutputTopic<String, ReservationDecided> reservationDecisions() {
        return reservationDecisions;
    }

    TestOutputTopic<String, ReservationDecided> outcomes() {
        return outcomes;
    }

    TestOutputTopic<byte[], byte[]> deadLetters() {
        return deadLetters;
    }

    static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Everything in the store of levels. */
    Map<String, StockLevel> ledger() {
        Map<String, StockLevel> levels = new TreeMap<>();
        try (KeyValueIterator<String, StockLevel> all = topology.driver()
                .<String, StockLevel>getKeyValueStore(StockStores.LEDGER)
                .all()) {
            all.forEachRemaining(level -> levels.put(level.key, level.value));
        }
        return levels;
    }

    /** The entries of the index of the fullest warehouses. */
    Set<Bytes> fullest() {
        Set<Bytes> keys = new HashSet<>();
        try (KeyValueIterator<Bytes, byte[]> all = topology.driver()
                .<Bytes, byte[]>getKeyValueStore(StockStores.FULLEST)
                .all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    /** Reads and discards the current levels, decisions on facts and movements: a test's past. */
    void forgetThePast() {
        decisions.readValuesToList();
        levels.readValuesToList();
        movements.readValuesToList();
    }

    void expectNothingFurther() {
        assertThat(decisions.isEmpty()).as("no further decisions").isTrue();
        assertThat(levels.isEmpty()).as("no further levels").isTrue();
        assertThat(movements.isEmpty()).as("no further movements").isTrue();
        assertThat(reservationDecisions.isEmpty())
                .as("no further decisions on reservations")
                .isTrue();
        assertThat(stretches.isEmpty()).as("no further stretches").isTrue();
        assertThat(outcomes.isEmpty()).as("no further outcomes").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }

    @Override
    public void close() {
        topology.close();
    }
}
