package io.stockstream.catalogue.decide;

import org.apache.avro.specific.SpecificRecord;

/**
 * A row of any table of the catalogue.
 *
 * @param version its version: of all versions of one row the highest is the newest
 * @param content the whole row: User, Address, Product, Warehouse or Schedule
 */
public record CatalogueRow(long version, SpecificRecord content) {}
