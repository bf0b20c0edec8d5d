/**
 * Removes catalogue rows that were deleted while PostgreSQL's log was not being read. A snapshot shows what exists and
 * cannot show what does not, so the rows that it should have renewed are compared with the tables.
 */
package io.stockstream.catalogue.sweep;
