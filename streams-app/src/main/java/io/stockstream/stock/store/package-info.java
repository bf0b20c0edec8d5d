/** The store API of stock. */
package io.stockstream.stock.store;
