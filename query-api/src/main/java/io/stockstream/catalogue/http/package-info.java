/**
 * Users, products, addresses and warehouses: one mechanism for all tables, driven by their descriptors. Reads come from
 * cache and stores, writes go to PostgreSQL, and a client's own writes are seen by its next read. A table with rules of
 * its own, or with fields that its rows do not hold, brings {@link RowRules} and a {@link RowView}.
 */
package io.stockstream.catalogue.http;
