/** The guided tour of a running system: it uses the system as any client would, by Kafka and by HTTP. */
package io.stockstream.local.demo;
