/** The store API of orders. */
package io.stockstream.order.store;
