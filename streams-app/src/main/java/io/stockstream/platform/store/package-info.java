/**
 * The private store API: key look-ups and ranges over the stores of this instance, and who owns what. HTTP → reader →
 * stores.
 */
package io.stockstream.platform.store;
