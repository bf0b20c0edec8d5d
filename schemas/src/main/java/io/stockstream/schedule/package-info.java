/** The rules that schedules have to meet, and when they are due. Knows neither Kafka nor Spring, and no clock. */
package io.stockstream.schedule;
