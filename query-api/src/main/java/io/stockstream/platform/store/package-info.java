/**
 * Reads from the state stores of streams-app, in layers: {@link io.stockstream.platform.store.StoreReads} for the
 * queries, {@link io.stockstream.platform.store.StoreRouter} finds the owner and waits out a move,
 * {@link io.stockstream.platform.store.OwnerDirectory} knows who owns what,
 * {@link io.stockstream.platform.store.RemoteStore} makes one HTTP call. Knows nothing of movements or stock.
 */
package io.stockstream.platform.store;
