/**
 * Keeps views, which the store API reads. Topologies of views consume the committed
 * views of the stock, orders and tasks topologies, so that a read never shows a decision that is rolled back, and so
 * that large, cold indexes stay off the decision path.
 *
 * <p>A {@code View} has a topic, a store and a {@code ViewFunction}, which knows neither. The store has no changelog:
 * it is restored from the topic by the function (docs/adr/0055-a-view-is-a-function-of-its-records.md).
 */
package io.stockstream.platform.view;
