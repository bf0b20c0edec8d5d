/** The store API of tasks: what query-api asks about them. */
package io.stockstream.task.store;
