package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops {@code user:{id}} whenever the user changes, and writes {@code product:{id}} anew. The fence is the place of
 * the change on its cdc topic, because that is also what a reader knows of the row in the store, and both write the
 * same keys.
 */
final class CatalogueProjection implements CacheProjection<Product> {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueProjection.class);
    private static final Duration PRODUCT_TTL = Duration.ofMinutes(10);

    @Override
    public Optional<Change> change(ConsumerRecord<String, Product> row, Function<String, Uuid> topicIds) {
        OptionalLong offset = offset(row);
        if (offset.isEmpty()) {
            LOG.warn(
                    "The row at {}-{}@{} does not say which change it comes from; it is left out of the cache",
                    row.topic(),
                    row.partition(),
                    row.offset());
            return Optional.empty();
        }
        boolean isUser = row.topic().equals(Topics.USERS.name());
        CatalogueTable table = isUser ? CatalogueTable.USERS : CatalogueTable.PRODUCTS;
        Fence fence = new Fence(topicIds.apply(table.cdcTopic()), row.partition(), offset.getAsLong());
        return Optional.of(isUser ? new Change.Drop("user:" + row.key(), fence) : product(row, fence));
    }

    private static OptionalLong offset(ConsumerRecord<?, ?> row) {
        Header offset = row.headers().lastHeader(Topics.CDC_OFFSET);
        try {
            return offset == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(new String(offset.value(), StandardCharsets.UTF_8)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static Change product(ConsumerRecord<String, Product> row, Fence fence) {
        String key = "product:" + row.key();
        Product product = row.value();
        return product == null
                ? new Change.Drop(key, fence)
                : new Change.Refresh(key, text(product), fence, PRODUCT_TTL);
    }

    /** With the version, which readers tell their clients beside the row. */
    private static String text(Product product) {
        return CatalogueJson.of(product)
                .put(CatalogueJson.VERSION, product.getVersion())
                .toString();
    }
}
