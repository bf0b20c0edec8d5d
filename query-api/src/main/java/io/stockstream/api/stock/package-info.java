/** Stock: per sku, per product in a warehouse, per warehouse. */
package io.stockstream.api.stock;
