package io.stockstream.order.http;

import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;

/**
 * A change that a client wants of an order that is there.
 *
 * @param wanted the status that it leads to
 * @param request what will be written
 */
record Change(OrderStatus wanted, OrderRequested request) {}
