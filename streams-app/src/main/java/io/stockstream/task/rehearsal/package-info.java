/** A type of task for trying out what workers do. */
package io.stockstream.task.rehearsal;
