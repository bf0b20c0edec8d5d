/** Administrative tasks that run before anything else: database migrations, topics, schemas. */
package io.stockstream.platform.setup;
