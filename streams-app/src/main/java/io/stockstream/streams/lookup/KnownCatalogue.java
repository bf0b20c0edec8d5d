package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.order.LookupKind;
import java.time.Instant;

/** The catalogue, as far as lookups ask for it. Every row is {@code null} when there is no such row. */
public interface KnownCatalogue {

    /** The user as it is now. */
    User user(String id);

    /** The address as it is now. */
    Address address(String id);

    /**
     * The product as it was then, or the first one since that is as new as wanted; as it is now when nothing is known of then, or when none
     * is as new as wanted.
     *
     * @param version what is wanted at least
     */
    Product productOfId(String id, Instant asOf, long version);

    /** The product that had the sku then, in the same way. */
    Product productOfSku(String sku, Instant asOf, long version);

    /**
     * Version of the row that was deleted last, of a sku: with which its product left it.
     *
     * @return {@code null} when there is a row, or nothing was ever known
     */
    Long deletedVersion(LookupKind kind, String key);
}
