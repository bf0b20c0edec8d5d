package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.lookup.decide.SkuChange;
import io.stockstream.schema.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Changes of skus as records of catalogue.skus. */
final class SkuRecords {

    private SkuRecords() {}

    /**
     * The record of a change, with the time of what caused it.
     *
     * @param committedMillis when that was committed; {@code null} when unknown
     */
    static Record<String, Product> of(SkuChange change, long recordedMillis, Long committedMillis) {
        Headers headers = new RecordHeaders();
        Product product = null;
        switch (change) {
            case SkuChange.Taken taken -> {
                product = taken.product();
                ChangeHeaders.add(headers, Topics.PRODUCT_VERSION, product.getVersion());
            }
            case SkuChange.Left left -> ChangeHeaders.add(headers, Topics.PRODUCT_VERSION, left.version());
            case SkuChange.Removed removed -> {
                // Without a known version there is no header.
            }
        }
        if (committedMillis != null) {
            ChangeHeaders.add(headers, Topics.COMMITTED_AT, committedMillis);
        }
        return new Record<>(change.sku(), product, recordedMillis, headers);
    }

    /**
     * The change in a record.
     *
     * @throws InvalidLookupException when it has none
     */
    static SkuChange read(Record<String, Product> told) {
        Product product = told.value();
        if (told.key() == null) {
            throw new InvalidLookupException("(key)", null, "must be the sku");
        }
        if (product != null) {
            if (!product.getSku().equals(told.key())) {
                throw new InvalidLookupException("(key)", told.key(), "must be the sku " + product.getSku());
            }
            return new SkuChange.Taken(product);
        }
        Long version = ChangeHeaders.number(told.headers(), Topics.PRODUCT_VERSION);
        return version == null ? new SkuChange.Removed(told.key()) : new SkuChange.Left(told.key(), version);
    }
}
