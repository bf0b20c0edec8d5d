/** Writes timer events into the log: the only way in which decisions learn that time goes by. */
package io.stockstream.streams.effect.timer;
