/**
 * The schedules topology: rows of schedules and ticks in, decisions on due times and requests of tasks out.
 * {@link io.stockstream.schedule.decide.ScheduleDecider} and what it uses know neither Kafka nor Spring; the processor
 * loads the state, has them decide, and applies the effects.
 */
package io.stockstream.schedule.topology;
