/** Copies orders, movements and tasks to PostgreSQL, where they can be read after the stores have forgotten them. */
package io.stockstream.platform.history;
