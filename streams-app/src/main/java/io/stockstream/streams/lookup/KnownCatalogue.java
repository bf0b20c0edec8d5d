package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import java.time.Instant;

/** The catalogue, as far as lookups ask for it. Every answer is {@code null} when there is no such row. */
public interface KnownCatalogue {

    /** The user as it is now. */
    User user(String id);

    /** The address as it is now. */
    Address address(String id);

    /** The product as it was then; as it is now when nothing is known of then. */
    Product productOfId(String id, Instant asOf);

    /** The product that had the sku then; the one that has it now when nothing is known of then. */
    Product productOfSku(String sku, Instant asOf);
}
