/**
 * The views topology: keeps what the store API reads. It consumes the committed views of the stock topology, so that a read
 * never shows a decision that is rolled back, and so that large, cold indexes stay off the path on which stock is decided.
 */
package io.stockstream.streams.view;
