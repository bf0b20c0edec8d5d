/** The entry point of the streams application; {@code platform.app} wires it. */
package io.stockstream.streams;
