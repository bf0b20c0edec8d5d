package io.stockstream.catalogue.sweep;

/**
 * The sweeper's activity, for people.
 *
 * @param state what it waits for, or the outcome of the last sweep
 * @param rows rows that it removed since this process started
 */
public record SweepReport(String state, long rows) {}
