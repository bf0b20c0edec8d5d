/** How executors read state stores, of whichever instance owns them. */
package io.stockstream.platform.client;
