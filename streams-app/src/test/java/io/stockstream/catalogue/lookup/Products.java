package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Product;
import java.math.BigDecimal;
import java.time.Instant;

/** Rows of products as tests say them. */
public final class Products {

    static final Instant MADE = Instant.parse("2026-11-21T08:00:00Z");

    private Products() {}

    /** A row that was made at {@link #MADE}; the name tells the version. */
    public static Product product(long id, String sku, long version) {
        return new Product(id, sku, "v" + version, null, new BigDecimal("12.5000"), "EUR", MADE, null, version);
    }

    /** The same row as it was changed later. */
    static Product changed(Product before, String sku, long version, Instant at) {
        return Product.newBuilder(product(before.getId(), sku, version))
                .setUpdatedAt(at)
                .build();
    }
}
