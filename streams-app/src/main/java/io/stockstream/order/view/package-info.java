/** The views of orders: the order, its decisions and the lists, each a function of its records. */
package io.stockstream.order.view;
