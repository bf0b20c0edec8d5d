/**
 * The whole system on one machine, as real processes: for people ({@code ./stockstream}) and for tests.
 *
 * <p>{@link io.stockstream.local.LocalSystem} is the entry. {@code component} says how each server is launched and when
 * it is ready, {@code process} runs and finds processes, {@code cli} is the command line, {@code demo} the guided tour.
 * The applications are started as jars over their environment, as in production; none of their classes is used here.
 */
package io.stockstream.local;
