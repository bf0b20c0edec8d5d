/**
 * Reads from the state stores of streams-app, in layers: {@link io.stockstream.api.store.StoreReads} for the queries,
 * {@link io.stockstream.api.store.StoreRouter} finds the owner and waits out a move, {@link io.stockstream.api.store.OwnerDirectory}
 * knows who owns what, {@link io.stockstream.api.store.RemoteStore} makes one HTTP call. Knows nothing of movements or stock.
 */
package io.stockstream.api.store;
