/**
 * The public face of Stockstream. One package per resource; {@code web} holds what all resources share (errors, paging,
 * bodies), {@code store} routes reads to the streams-app instance that owns a key, {@code fact} writes facts to Kafka
 * and {@code decision} hears what became of them. Nothing here depends on streams-app but by its HTTP contract.
 */
package io.stockstream.api;
