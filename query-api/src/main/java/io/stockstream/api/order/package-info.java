/** Orders: placing, changing and cancelling them, and reading them, why they became what they are, and their events. */
package io.stockstream.api.order;
