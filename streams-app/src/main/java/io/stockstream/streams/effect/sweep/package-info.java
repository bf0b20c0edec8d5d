/**
 * Removes from the catalogue what was deleted while nobody read PostgreSQL's log. A snapshot shows what is there and cannot show what is not,
 * so the rows that it should have renewed are compared with the tables.
 */
package io.stockstream.streams.effect.sweep;
