package io.stockstream.streams.view;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.Application;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/**
 * The read side: levels by sku and warehouse, movements by id and sku, and their indexes. Levels and movements are restored from the view topics themselves;
 * only the indexes need changelogs.
 *
 * @param serdes serdes of the topics
 */
public record StockViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "stock-views";

    private static final String KEEP_LEVEL = "keep-level";
    private static final String KEEP_MOVEMENT = "keep-movement";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.VIEWS;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        topology.addReadOnlyStateStore(
                ViewStores.stockLevels(serdes),
                "read-levels",
                Serdes.Bytes().deserializer(),
                PatientSerde.of(serdes.value(Topics.STOCK_LEVELS)).deserializer(),
                Topics.STOCK_LEVELS.name(),
                KEEP_LEVEL,
                LevelViewProcessor::new);
        topology.addStateStore(ViewStores.warehouseStock(), KEEP_LEVEL);
        topology.addReadOnlyStateStore(
                ViewStores.movements(serdes),
                "read-stock-movements",
                Serdes.Bytes().deserializer(),
                PatientSerde.of(serdes.value(Topics.STOCK_MOVEMENTS)).deserializer(),
                Topics.STOCK_MOVEMENTS.name(),
                KEEP_MOVEMENT,
                MovementViewProcessor::new);
        topology.addStateStore(ViewStores.movementHistory(), KEEP_MOVEMENT);
    }
}
