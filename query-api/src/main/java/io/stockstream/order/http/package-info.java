/** Orders: placing, changing, cancelling, reading and explaining them, and their events. */
package io.stockstream.order.http;
