/** Typed topics and Avro serdes: the only place where a topic's name, key and value type are written down. */
package io.stockstream.schema;
