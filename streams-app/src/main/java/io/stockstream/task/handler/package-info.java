/**
 * Work that workers do: {@link io.stockstream.task.handler.TaskHandler} is what a new type of task implements. How
 * records become calls of handlers is in {@code task.work}, how facts become the state of a task in
 * {@code task.decide}.
 */
package io.stockstream.task.handler;
