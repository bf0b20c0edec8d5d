/**
 * Users, products, addresses and warehouses: one mechanism for all tables, driven by their descriptors. Reads come from cache and stores,
 * writes go to PostgreSQL, and a client's own writes are seen by its next read.
 */
package io.stockstream.api.catalogue;
