package io.stockstream.schema;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic that carries Avro records of this system. A test holds this list against {@code topics.yaml}. */
public final class Topics {

    /** Facts: what warehouses report. Key: sku. */
    public static final Topic<String, MovementReported> MOVEMENTS =
            new Topic<>("warehouse.movements", Serdes.String(), MovementReported.class);

    /** Decisions: one for every fact. Key: sku. */
    public static final Topic<String, StockDecided> STOCK_DECISIONS =
            new Topic<>("stock.decisions", Serdes.String(), StockDecided.class);

    /** View: the newest stock level of a sku. Key: sku. */
    public static final Topic<String, StockLevel> STOCK_LEVELS =
            new Topic<>("stock.levels", Serdes.String(), StockLevel.class);

    /** View: the newest state of a movement. Key: movement id. */
    public static final Topic<String, Movement> STOCK_MOVEMENTS =
            new Topic<>("stock.movements", Serdes.String(), Movement.class);

    /** Records that could not be processed, as raw bytes with the reason in headers. Not Avro, hence only a name. */
    public static final String DEAD_LETTERS = "stockstream.dead-letters";

    /** Every Avro topic, in the order in which their schemas are registered. */
    public static final List<Topic<?, ?>> ALL = List.of(MOVEMENTS, STOCK_DECISIONS, STOCK_LEVELS, STOCK_MOVEMENTS);

    private Topics() {}
}
