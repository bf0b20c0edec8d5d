package io.stockstream.order.decide;

import java.util.Locale;

/**
 * The number of an invoice: unique without any two partitions having to agree.
 *
 * @param partition partition of the order
 * @param number counts the invoices of the partition, from 1
 */
record InvoiceNumber(int partition, long number) {

    String text() {
        return String.format(Locale.ROOT, "INV-%02d-%08d", partition, number);
    }
}
