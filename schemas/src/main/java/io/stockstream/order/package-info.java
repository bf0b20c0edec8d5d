/** The rules that a request about an order has to meet, whichever way it comes in. */
package io.stockstream.order;
