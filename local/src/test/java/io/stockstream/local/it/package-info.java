/** The whole system under test, from outside: real broker, registry, stores, cache, with kills and restarts. */
package io.stockstream.local.it;
