/** The streams application: entry point and wiring. Only this package and its {@code config} know Spring's container. */
package io.stockstream.streams;
