/**
 * Schedules: rows of a table as those of the catalogue, with rules of their own, and with the state that the topology
 * of the schedules keeps of them. A run in addition to the due times is requested by a fact on
 * {@code schedules.run-requests}.
 */
package io.stockstream.schedule.http;
