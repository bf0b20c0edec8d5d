package io.stockstream.stock.topology;

import io.stockstream.movement.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/**
 * Where everything about a sku has to stand: under the sku as key, in the partition that Kafka's own partitioner
 * (murmur2) gives it. Anywhere else the sku would have a second writer, and stock could be sold twice.
 *
 * @param partitions number of partitions of each topic that the stock topology reads
 */
record SkuPlace(int partitions) {

    /**
     * Checks a record.
     *
     * @param key key of the record; {@code null} when it has none
     * @return what is wrong; empty when key and partition are right
     */
    List<FieldError> check(String sku, String key, int partition) {
        if (!sku.equals(key)) {
            return List.of(new FieldError("(key)", key, "must be the sku " + sku));
        }
        int own = Utils.toPositive(Utils.murmur2(sku.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (partition != own) {
            return List.of(new FieldError(
                    "(partition)",
                    Integer.toString(partition),
                    "must be %d for this sku: produce with Kafka's default partitioner (murmur2)".formatted(own)));
        }
        return List.of();
    }
}
