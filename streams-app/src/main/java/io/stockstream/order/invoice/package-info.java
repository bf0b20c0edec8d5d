/** Renders the invoices of processed orders and keeps them in Redis. */
package io.stockstream.order.invoice;
