/** PostgreSQL: rows of the catalogue, and the requests by event that are done. SQL lives here and nowhere else. */
package io.stockstream.platform.database;
