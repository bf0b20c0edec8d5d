/** A type of task to try the workers with. */
package io.stockstream.task.sum;
