/** The one door of the simulation into the workers of streams-app, which show themselves to nobody else. */
package io.stockstream.streams.effect.task;
