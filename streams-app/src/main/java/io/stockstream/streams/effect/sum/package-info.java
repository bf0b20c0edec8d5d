/** A type of task to try the workers with. */
package io.stockstream.streams.effect.sum;
