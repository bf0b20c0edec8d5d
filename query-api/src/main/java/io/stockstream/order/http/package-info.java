/** Orders: placing, changing, cancelling, reading and explaining them, their events, and their invoices. */
package io.stockstream.order.http;
