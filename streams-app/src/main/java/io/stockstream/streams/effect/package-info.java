/** Executors of effects: the only code that acts on the world outside Kafka. */
package io.stockstream.streams.effect;
