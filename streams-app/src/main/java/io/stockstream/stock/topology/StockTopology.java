package io.stockstream.stock.topology;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.horizon.HorizonProcessor;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.KeyPartitioner;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevelKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;

/**
 * The single writer of every sku's stock: one fact or command in, one decision out, and the views that it changes.
 * Movements and reservations are one sub-topology, so one thread decides on both.
 *
 * @param serdes serdes of the topics
 * @param ledger where the levels are kept
 * @param marks where the movement marks and the reservations are kept
 * @param partitions number of partitions of each topic that is read, by which a record in the wrong one is known
 * @param listener receives every decision on a fact
 * @param reservationListener receives every decision on a reservation
 */
public record StockTopology(
        AvroSerdes serdes,
        StoreKind ledger,
        StoreKind marks,
        int partitions,
        Consumer<StockDecided> listener,
        Consumer<ReservationDecided> reservationListener)
        implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "stock";

    static final String PUBLISH_DECISION = "publish-stock-decision";
    static final String PUBLISH_LEVEL = "publish-level";
    static final String PUBLISH_MOVEMENT = "publish-movement";
    static final String PUBLISH_RESERVATION_DECISION = "publish-reservation-decision";
    static final String PUBLISH_RESERVATION_OUTCOME = "publish-reservation-outcome";
    static final String GO_ON = "go-on-with-reservation";
    static final String GO_ON_FORGETTING = "go-on-forgetting-movements";

    private static final String READ_FACTS = "read-movements";
    private static final String READ_RESERVATIONS = "read-reservations";
    private static final String READ_HORIZONS = "read-stock-horizons";
    private static final String DECIDE = "decide-stock";
    private static final String DECIDE_RESERVATION = "decide-reservation";
    private static final String FORGET = "forget-movements";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.SHOP;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        SkuPlace place = new SkuPlace(partitions);
        topics.readByScript(READ_FACTS, Topics.MOVEMENTS);
        topics.readByScript(READ_RESERVATIONS, Topics.RESERVATIONS);
        topics.readByScript(READ_HORIZONS, Topics.STOCK_HORIZONS);
        wiring.addProcessor(
                topology, DECIDE, () -> new StockProcessor(place, listener, reservationListener), READ_FACTS);
        wiring.addProcessor(
                topology,
                DECIDE_RESERVATION,
                () -> new ReservationProcessor(place, reservationListener),
                READ_RESERVATIONS);
        wiring.addProcessor(
                topology,
                FORGET,
                HorizonProcessor.of(MovementForgetter::new, StockStores.HORIZONS, GO_ON_FORGETTING)::get,
                READ_HORIZONS);
        topology.addStateStore(StockStores.ledger(ledger), DECIDE, DECIDE_RESERVATION);
        topology.addStateStore(StockStores.fullest(), DECIDE, DECIDE_RESERVATION);
        topology.addStateStore(StockStores.marks(marks), DECIDE, FORGET);
        topology.addStateStore(Horizons.store(StockStores.HORIZONS), DECIDE, FORGET);
        topology.addStateStore(StockStores.reservations(marks), DECIDE, DECIDE_RESERVATION);
        topology.addStateStore(StockStores.waiting(), DECIDE, DECIDE_RESERVATION);
        topics.write(PUBLISH_DECISION, Topics.STOCK_DECISIONS, DECIDE);
        wiring.addSink(
                topology,
                PUBLISH_LEVEL,
                Topics.STOCK_LEVELS,
                PatientSerde.of(serdes.value(Topics.STOCK_LEVELS)).serializer(),
                new KeyPartitioner<>((key, count) -> partition(StockLevelKey.sku(key), count)),
                DECIDE,
                DECIDE_RESERVATION);
        wiring.addSink(
                topology,
                PUBLISH_MOVEMENT,
                Topics.STOCK_MOVEMENTS,
                PatientSerde.of(serdes.value(Topics.STOCK_MOVEMENTS)).serializer(),
                new KeyPartitioner<>((key, count) -> partition(MovementKey.movementId(key), count)),
                DECIDE,
                FORGET);
        topics.write(PUBLISH_RESERVATION_DECISION, Topics.RESERVATION_DECISIONS, DECIDE, DECIDE_RESERVATION);
        topics.write(PUBLISH_RESERVATION_OUTCOME, Topics.RESERVATION_OUTCOMES, DECIDE, DECIDE_RESERVATION);
        topics.write(GO_ON, Topics.RESERVATIONS, DECIDE, DECIDE_RESERVATION);
        topics.write(GO_ON_FORGETTING, Topics.STOCK_HORIZONS, FORGET);
    }

    @Override
    public Optional<Script> script() {
        return Optional.of(StockScript.of(serdes));
    }

    /** The partition of a part of a key, by Kafka's default partitioner. */
    private static int partition(String part, int partitions) {
        return Utils.toPositive(Utils.murmur2(part.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
