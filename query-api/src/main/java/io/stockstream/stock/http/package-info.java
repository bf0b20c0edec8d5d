/** Movements: reporting them (webhook and plain), and reading them by id and as a history. */
package io.stockstream.stock.http;
