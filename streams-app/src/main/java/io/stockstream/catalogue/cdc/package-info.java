/**
 * Whether row changes flow from PostgreSQL to Kafka: heartbeat, replication slot and connector together, for people,
 * alerts and the launcher.
 */
package io.stockstream.catalogue.cdc;
