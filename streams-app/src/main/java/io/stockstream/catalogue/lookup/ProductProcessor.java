package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.lookup.decide.SkuChange;
import io.stockstream.catalogue.topology.ProductHistory;
import io.stockstream.order.LookupKind;
import io.stockstream.schema.Topics;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps the history of products, from the time of their commits, and forwards the skus that a change affects. */
final class ProductProcessor extends ContextualProcessor<String, Product, String, Product> {

    private ProductHistory products;
    private DeletedRows deleted;

    @Override
    public void init(ProcessorContext<String, Product> context) {
        super.init(context);
        products = new ProductHistory(context.getStateStore(LookupStores.PRODUCTS), context::currentStreamTimeMs);
        deleted = new DeletedRows(context.getStateStore(LookupStores.DELETED));
    }

    @Override
    public void process(Record<String, Product> incoming) {
        Product now = incoming.value();
        Product before = products.newest(incoming.key());
        Long committed = ChangeHeaders.committedMillis(incoming.headers());
        Long mark = now == null ? deletedVersion(incoming, before) : null;
        List<SkuChange> changes = SkuChange.of(before, now);
        if (now != null) {
            products.save(incoming.key(), now, committed, incoming.timestamp());
        } else if (before != null) {
            products.delete(incoming.key(), committed, incoming.timestamp());
        }
        deleted.changed(LookupKind.PRODUCT, incoming.key(), mark);
        changes.forEach(change ->
                context().forward(SkuRecords.of(change, incoming.timestamp(), committed), LookupsTopology.PUBLISH_SKU));
    }

    /** A tombstone written by an operator carries no version: then it takes that of the row. */
    private static Long deletedVersion(Record<String, Product> tombstone, Product before) {
        Long told = ChangeHeaders.number(tombstone.headers(), Topics.DELETED_VERSION);
        return told == null && before != null ? Long.valueOf(before.getVersion()) : told;
    }
}
