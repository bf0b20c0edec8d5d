/**
 * The views, order-views and task-views topologies: they keep what the store API reads. They consume the committed
 * views of the stock, orders and tasks topologies, so that a read never shows a decision that is rolled back, and so
 * that large, cold indexes stay off the decision path.
 */
package io.stockstream.streams.view;
