/** What every topology needs to run: settings, properties, life cycle, error handlers, health, serdes of state. */
package io.stockstream.platform.runtime;
