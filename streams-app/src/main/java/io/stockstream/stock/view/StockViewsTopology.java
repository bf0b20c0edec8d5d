package io.stockstream.stock.view;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.platform.view.View;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * The read side: levels by sku and warehouse, movements by id and sku, and their indexes. All of it is restored from
 * the topics of levels and movements.
 *
 * @param serdes serdes of the topics
 */
public record StockViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "stock-views";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableStock.ALL;
    }

    @Override
    public Application application() {
        return Application.VIEWS;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        levels(serdes).addTo(topology, "read-levels", "keep-level");
        movements(serdes).addTo(topology, "read-stock-movements", "keep-movement");
    }

    public static View<StockLevel, StockLevel> levels(AvroSerdes serdes) {
        return View.of(StockViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS, serdes, new LevelView());
    }

    public static View<Movement, Movement> movements(AvroSerdes serdes) {
        return View.of(StockViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS, serdes, new MovementView());
    }
}
