/**
 * Stock and movements: reporting movements (webhook and plain), reading them by id and as a history, and what is in
 * stock, by sku and by warehouse.
 */
package io.stockstream.stock.http;
