/**
 * The catalogue topology: rows of users, addresses, products, warehouses and schedules in, as Debezium reads them from
 * PostgreSQL's log, views without repeats out. {@link io.stockstream.catalogue.decide.RowDecider} and what it uses
 * know neither Kafka nor Spring; the processor loads the state, has them decide, and applies the effects.
 */
package io.stockstream.catalogue.topology;
