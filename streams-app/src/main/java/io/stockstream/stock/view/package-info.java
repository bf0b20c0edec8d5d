/** The views of stock: levels and movements, each a function of its records. */
package io.stockstream.stock.view;
