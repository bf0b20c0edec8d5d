package io.stockstream.streams.query;

import io.stockstream.streams.runtime.AvroJson;
import io.stockstream.streams.view.StockViewsTopology;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** Look-ups by key. */
@RestController
@ConditionalOnTopology(StockViewsTopology.NAME)
final class PointController {

    private final StoreReader reader;
    private final PartitionCounts partitions;
    private final MovementIntake intake;

    PointController(StoreReader reader, PartitionCounts partitions, MovementIntake intake) {
        this.reader = reader;
        this.partitions = partitions;
        this.intake = intake;
    }

    /** Stock level of a sku. Without {@code barrier} a sku that is not known here is answered at once: for numbers that are only shown. */
    @GetMapping("/store/stock-levels")
    ObjectNode level(
            @RequestParam String sku,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "true") boolean barrier) {
        return find(ReadableStore.STOCK_LEVELS, sku, ReadMode.of(fresh, barrier));
    }

    /** A movement by its id. That there is none is said behind every fact that was accepted by now. */
    @GetMapping("/store/movements")
    ObjectNode movement(
            @RequestParam("movement_id") String movementId, @RequestParam(defaultValue = "false") boolean fresh) {
        String key = movementId.toLowerCase(Locale.ROOT);
        ReadableStore store = ReadableStore.MOVEMENTS;
        int partition = partitions.ofKey(store.topic(), key);
        Optional<SpecificRecord> known = reader.get(store, partition, key, ReadMode.of(fresh, false));
        return known.or(() -> settled(store, partition, key))
                .map(AvroJson::of)
                .orElseThrow(() -> missing(store, key));
    }

    private Optional<SpecificRecord> settled(ReadableStore store, int partition, String key) {
        intake.await();
        return reader.get(store, partition, key, ReadMode.WRITTEN);
    }

    private ObjectNode find(ReadableStore store, String key, ReadMode mode) {
        return reader.<SpecificRecord>get(store, partitions.ofKey(store.topic(), key), key, mode)
                .map(AvroJson::of)
                .orElseThrow(() -> missing(store, key));
    }

    private static ResponseStatusException missing(ReadableStore store, String key) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "Store %s has no %s".formatted(store.storeName(), key));
    }
}
