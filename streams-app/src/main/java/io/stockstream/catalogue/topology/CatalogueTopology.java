package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.decide.IgnoreReason;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/**
 * Turns the changes of the catalogue's tables into views of their newest rows: without repeats or outdated changes,
 * with every deletion. One sub-topology, so that partitions with the same number of all tables are together.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of each cdc topic, by which a change in the wrong one is known
 * @param ignored receives every change that does not count
 */
public record CatalogueTopology(AvroSerdes serdes, int partitions, BiConsumer<CatalogueTable, IgnoreReason> ignored)
        implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "catalogue";

    private static final String DECIDE = "decide-row";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableCatalogue.ALL;
    }

    @Override
    public Application application() {
        return Application.SHOP;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        for (CatalogueTable table : CatalogueTable.values()) {
            addSource(topology, table);
        }
        topology.addProcessor(
                DECIDE,
                () -> new CatalogueProcessor(partitions, ignored),
                Arrays.stream(CatalogueTable.values())
                        .map(CatalogueTopology::read)
                        .toArray(String[]::new));
        topology.addStateStore(CatalogueStores.rows(), DECIDE);
        topology.addStateStore(CatalogueStores.counts(), DECIDE);
        topology.addStateStore(CatalogueStores.productHistory(), DECIDE);
        for (CatalogueTable table : CatalogueTable.values()) {
            topics.write(publish(table), table.view(), DECIDE);
        }
    }

    private void addSource(Topology topology, CatalogueTable table) {
        Deserializer<String> key = Serdes.String().deserializer();
        topology.addSource(read(table), key, PatientSerde.of(serdes.generic()), table.cdcTopic());
    }

    private static String read(CatalogueTable table) {
        return "read-changes-of-" + table.tableName();
    }

    /** The sink of a table's view. */
    static String publish(CatalogueTable table) {
        return "publish-" + table.tableName();
    }
}
