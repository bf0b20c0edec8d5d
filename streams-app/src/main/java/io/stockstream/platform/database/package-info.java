/** The connections to PostgreSQL that all executors of this process share. */
package io.stockstream.platform.database;
