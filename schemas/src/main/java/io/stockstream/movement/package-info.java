/** The rules for movements in every interface: the webhook, the plain API, the JSON topic and the Avro topic. */
package io.stockstream.movement;
