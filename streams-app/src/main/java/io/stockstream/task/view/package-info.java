/** The views of tasks: rows, lists and counts, each a function of the records on {@code tasks.tasks}. */
package io.stockstream.task.view;
