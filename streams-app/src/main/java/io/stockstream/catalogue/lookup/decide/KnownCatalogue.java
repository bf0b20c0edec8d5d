package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.order.LookupKind;
import java.time.Instant;

/** The part of the catalogue that lookups need. A row that does not exist is {@code null}. */
public interface KnownCatalogue {

    /** The user as it is now. */
    User user(String id);

    /** The address as it is now. */
    Address address(String id);

    /**
     * The product as of that time or, if that version is older than wanted, the first one since that is not. The
     * product as it is now when nothing is known of that time, or all versions are older than wanted.
     *
     * @param version the lowest version wanted
     */
    Product productOfId(String id, Instant asOf, long version);

    /** The product that had the sku at that time, by the same rules. */
    Product productOfSku(String sku, Instant asOf, long version);

    /**
     * Version of the last deleted row; for a sku, the version of its product that gave it up.
     *
     * @return {@code null} when the row exists, or never did
     */
    Long deletedVersion(LookupKind kind, String key);
}
