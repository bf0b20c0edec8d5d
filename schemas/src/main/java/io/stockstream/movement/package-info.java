/** What a movement has to look like at every door: the webhook, the plain API, the JSON topic and the Avro topic. */
package io.stockstream.movement;
