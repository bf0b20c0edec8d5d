/**
 * Watches the connector that carries row changes to Kafka, and restarts whatever failed. Knows Connect's REST API and
 * nothing of Kafka.
 */
package io.stockstream.catalogue.connect;
