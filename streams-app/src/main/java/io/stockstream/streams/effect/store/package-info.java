/** How executors read state stores, of whichever instance owns them. */
package io.stockstream.streams.effect.store;
