package io.stockstream.documents;

import java.time.ZoneId;
import java.util.Objects;

/**
 * The settings of every invoice. Both applications read them from {@code stockstream-documents.yaml} under
 * {@link #PREFIX}.
 *
 * @param zone the time zone of an invoice's date
 * @param seller who sells
 */
public record InvoiceSettings(ZoneId zone, Seller seller) {

    /** Where the settings are in the configuration. */
    public static final String PREFIX = "stockstream.invoice";

    public InvoiceSettings {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(seller);
    }
}
