/**
 * The workers: records of the task queues become calls of {@link io.stockstream.task.handler.TaskHandler}s, each task
 * done once by the ledger, tried again through the retry topics, and put aside when it failed too often.
 */
package io.stockstream.task.work;
