/** Watches the connector that carries row changes to Kafka, and starts what has failed again. Knows Connect's REST and nothing of Kafka. */
package io.stockstream.streams.effect.connect;
