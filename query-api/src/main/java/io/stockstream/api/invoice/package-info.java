/** Invoices of orders as PDF: from Redis, else rendered again from the order. */
package io.stockstream.api.invoice;
