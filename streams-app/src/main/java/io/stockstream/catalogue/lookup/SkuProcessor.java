package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.lookup.decide.SkuChange;
import io.stockstream.catalogue.lookup.decide.SkuDecider;
import io.stockstream.catalogue.lookup.decide.SkuEffect;
import io.stockstream.catalogue.lookup.decide.SkuState;
import io.stockstream.catalogue.topology.ProductHistory;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Loads the known state of the sku, has {@link SkuDecider} decide, and applies the effects. */
final class SkuProcessor extends ContextualProcessor<String, Product, String, Product> {

    private final SkuDecider decider = new SkuDecider();
    private ProductHistory skus;
    private KeyValueStore<String, Long> leftSkus;

    @Override
    public void init(ProcessorContext<String, Product> context) {
        super.init(context);
        skus = new ProductHistory(context.getStateStore(LookupStores.SKUS), context::currentStreamTimeMs);
        leftSkus = context.getStateStore(LookupStores.LEFT_SKUS);
    }

    @Override
    public void process(Record<String, Product> incoming) {
        SkuChange change = SkuRecords.read(incoming);
        Long committed = ChangeHeaders.committedMillis(incoming.headers());
        SkuState known = new SkuState(skus.newest(change.sku()), leftSkus.get(change.sku()));
        for (SkuEffect effect : decider.decide(known, change)) {
            apply(effect, known, incoming, committed);
        }
    }

    private void apply(SkuEffect effect, SkuState known, Record<String, Product> incoming, Long committed) {
        String sku = incoming.key();
        switch (effect) {
            case SkuEffect.Hold(Product product) -> {
                skus.save(sku, product, committed, incoming.timestamp());
                if (known.leftVersion() != null) {
                    leftSkus.delete(sku);
                }
            }
            case SkuEffect.Free(long version) -> {
                if (known.holder() != null) {
                    skus.delete(sku, committed, incoming.timestamp());
                }
                leftSkus.put(sku, version);
            }
            case SkuEffect.Correct(SkuChange truth) ->
                context().forward(SkuRecords.of(truth, incoming.timestamp(), null), LookupsTopology.PUBLISH_SKU);
        }
    }
}
