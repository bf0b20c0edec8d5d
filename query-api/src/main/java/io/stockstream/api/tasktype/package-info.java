/** The types of tasks that workers can do, as they tell of them on tasks.types. Depends on the Kafka clients and on web only. */
package io.stockstream.api.tasktype;
