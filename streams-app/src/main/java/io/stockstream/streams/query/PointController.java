package io.stockstream.streams.query;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** Look-ups by key. */
@RestController
@ConditionalOnStockViews
final class PointController {

    private final StoreReader reader;
    private final PartitionCounts partitions;

    PointController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /** Stock level of a sku. */
    @GetMapping("/store/stock-levels")
    ObjectNode level(@RequestParam String sku, @RequestParam(defaultValue = "false") boolean fresh) {
        return find(ViewStore.STOCK_LEVELS, sku, fresh);
    }

    /** A movement by its id. */
    @GetMapping("/store/movements")
    ObjectNode movement(
            @RequestParam("movement_id") String movementId, @RequestParam(defaultValue = "false") boolean fresh) {
        return find(ViewStore.MOVEMENTS, movementId.toLowerCase(Locale.ROOT), fresh);
    }

    private ObjectNode find(ViewStore store, String key, boolean fresh) {
        return reader.<SpecificRecord>get(store, partitionOf(store, key), key, fresh)
                .map(AvroJson::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Store %s has no %s".formatted(store.storeName(), key)));
    }

    /** As Kafka's default partitioner chooses, which is how the topology's sink chose. */
    private int partitionOf(ViewStore store, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions.of(store.topic());
    }
}
