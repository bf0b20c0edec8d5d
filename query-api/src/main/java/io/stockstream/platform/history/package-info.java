/** What the stores have forgotten. It knows no resource: each reads its own records from it. */
package io.stockstream.platform.history;
