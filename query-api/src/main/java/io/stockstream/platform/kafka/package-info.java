/** The Kafka clients of this application and their settings. */
package io.stockstream.platform.kafka;
