/** The store API of schedules. */
package io.stockstream.schedule.store;
