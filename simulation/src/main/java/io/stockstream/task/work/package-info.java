/** The simulation's only access to the workers of streams-app, which are package-private. */
package io.stockstream.task.work;
