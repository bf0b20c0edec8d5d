/** The store API of the catalogue. */
package io.stockstream.catalogue.store;
