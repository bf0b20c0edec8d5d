/** What the stores have forgotten, from PostgreSQL. It knows no resource: those read their own records from it. */
package io.stockstream.api.history;
