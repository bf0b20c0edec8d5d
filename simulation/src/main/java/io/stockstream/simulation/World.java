package io.stockstream.simulation;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.Topic;
import io.stockstream.simulation.kafka.Blueprints;
import io.stockstream.simulation.kafka.Clock;
import io.stockstream.simulation.kafka.LogRecord;
import io.stockstream.simulation.kafka.SimulatedCluster;
import io.stockstream.simulation.kafka.SimulatedLog;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** The state of one history: the log, the topologies over it, and the time. */
public final class World {

    /** Partitions of every topic: enough for two writers that know nothing of each other. */
    public static final int PARTITIONS = 2;

    /** Orders have few lines here, and their answers are to be collected all the same. */
    private static final int FEW_QUESTIONS = 1;

    /** The time at which every history begins: shortly before the end of a day. */
    public static final Instant BEGIN = Instant.parse("2026-11-21T23:58:00Z");

    private final Codec codec;
    private final Clock clock = new Clock(BEGIN);
    private final SimulatedLog log = new SimulatedLog(PARTITIONS);
    private final SimulatedCluster cluster;

    /**
     * @param blueprints of {@link #modules}
     */
    public World(Codec codec, Blueprints blueprints) {
        this.codec = codec;
        this.cluster = new SimulatedCluster(
                blueprints,
                log,
                clock,
                TopicCatalogue.bundled().topics().stream()
                        .filter(topic -> topic.timestamps().equals("append"))
                        .map(TopicSpec::name)
                        .collect(Collectors.toSet()));
    }

    public Codec codec() {
        return codec;
    }

    public Clock clock() {
        return clock;
    }

    public SimulatedLog log() {
        return log;
    }

    public SimulatedCluster cluster() {
        return cluster;
    }

    /** Writes a record from outside. */
    public <V extends SpecificRecord> TopicPartition write(Topic<String, V> topic, String key, V value) {
        return log.append(topic.name(), codec.record(topic, key, value, clock.instant()));
    }

    /** Writes a record from outside that bears another time, such as one that is read again elsewhere. */
    public <V extends SpecificRecord> void write(Topic<String, V> topic, String key, V value, Instant at) {
        var unused = log.append(topic.name(), codec.record(topic, key, value, at));
    }

    /** Writes a record from outside to every partition. */
    public <V extends SpecificRecord> void writeToAll(Topic<String, V> topic, V value) {
        LogRecord written = codec.record(topic, null, value, clock.instant());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var unused = log.append(new TopicPartition(topic.name(), partition), written);
        }
    }

    /** Every topology. */
    public static List<TopologyModule> modules(Codec codec) {
        return List.of(
                new StockTopology(
                        codec.serdes(), StoreKind.MEMORY, StoreKind.MEMORY, PARTITIONS, decided -> {}, decided -> {}),
                new OrderTopology(codec.serdes(), PARTITIONS, PARTITIONS, FEW_QUESTIONS, decided -> {}),
                new LookupsTopology(codec.serdes(), PARTITIONS),
                new CatalogueTopology(codec.serdes(), PARTITIONS, (table, reason) -> {}),
                new StockViewsTopology(codec.serdes()),
                new OrderViewsTopology(codec.serdes()),
                new TaskTopology(codec.serdes(), PARTITIONS, () -> {}),
                new TaskViewsTopology(codec.serdes()),
                new ScheduleTopology(codec.serdes(), PARTITIONS, fired -> {}),
                new ReportTopology(codec.serdes(), PARTITIONS, PARTITIONS, new BusinessCalendar(ZoneOffset.UTC)));
    }
}
