package io.stockstream.streams.query;

import io.stockstream.streams.runtime.AvroJson;
import io.stockstream.streams.view.StockViewsTopology;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Look-ups by key. */
@RestController
@ConditionalOnTopology(StockViewsTopology.NAME)
final class PointController {

    private final StoreReader reader;
    private final PartitionCounts partitions;

    PointController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /** Stock level of a sku. Without {@code barrier} a sku that is not known here is answered at once: for numbers that are only shown. */
    @GetMapping("/store/stock-levels")
    ObjectNode level(
            @RequestParam String sku,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "true") boolean barrier) {
        return find(ReadableStore.STOCK_LEVELS, sku, ReadMode.of(fresh, barrier));
    }

    /** A movement by its id. */
    @GetMapping("/store/movements")
    ObjectNode movement(
            @RequestParam("movement_id") String movementId, @RequestParam(defaultValue = "false") boolean fresh) {
        return find(ReadableStore.MOVEMENTS, movementId.toLowerCase(Locale.ROOT), ReadMode.of(fresh, true));
    }

    private ObjectNode find(ReadableStore store, String key, ReadMode mode) {
        return reader.<SpecificRecord>get(store, partitions.ofKey(store.topic(), key), key, mode)
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("Store %s has no %s".formatted(store.storeName(), key)));
    }
}
