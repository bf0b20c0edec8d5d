/**
 * The types of tasks that workers execute, as announced on tasks.types. Depends on the Kafka clients and on web only.
 */
package io.stockstream.task.type;
