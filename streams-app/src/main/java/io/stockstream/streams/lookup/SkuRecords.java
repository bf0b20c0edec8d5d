package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.schema.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** What is said of skus, as records of catalogue.skus. */
final class SkuRecords {

    private SkuRecords() {}

    /** The record of a change, with the time of what caused it. */
    static Record<String, Product> of(SkuChange change, long recordedMillis) {
        return switch (change) {
            case SkuChange.Taken(Product product) ->
                new Record<>(product.getSku(), product, recordedMillis, version(product.getVersion()));
            case SkuChange.Left(String sku, long version) -> new Record<>(sku, null, recordedMillis, version(version));
            case SkuChange.Removed(String sku) -> new Record<>(sku, null, recordedMillis);
        };
    }

    /**
     * The change that a record tells of.
     *
     * @throws InvalidLookupException when it tells of none
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
        Header version = told.headers().lastHeader(Topics.PRODUCT_VERSION);
        return version == null ? new SkuChange.Removed(told.key()) : new SkuChange.Left(told.key(), number(version));
    }

    private static Headers version(long version) {
        return new RecordHeaders()
                .add(Topics.PRODUCT_VERSION, Long.toString(version).getBytes(StandardCharsets.UTF_8));
    }

    private static long number(Header header) {
        String text = header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidLookupException("(header " + header.key() + ")", text, "must be a whole number");
        }
    }
}
