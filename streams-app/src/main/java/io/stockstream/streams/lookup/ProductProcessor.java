package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.streams.catalogue.ProductHistory;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps what products were when, and tells of the skus that a change concerns. */
final class ProductProcessor extends ContextualProcessor<String, Product, String, Product> {

    private ProductHistory products;

    @Override
    public void init(ProcessorContext<String, Product> context) {
        super.init(context);
        products = new ProductHistory(context.getStateStore(LookupStores.PRODUCTS), context::currentStreamTimeMs);
    }

    @Override
    public void process(Record<String, Product> incoming) {
        Product now = incoming.value();
        Product before = products.newest(incoming.key());
        List<SkuChange> changes = SkuChange.of(before, now);
        if (now != null) {
            products.save(incoming.key(), now, null, incoming.timestamp());
        } else if (before != null) {
            products.delete(incoming.key(), null, incoming.timestamp());
        }
        changes.forEach(
                change -> context().forward(SkuRecords.of(change, incoming.timestamp()), LookupsTopology.PUBLISH_SKU));
    }
}
