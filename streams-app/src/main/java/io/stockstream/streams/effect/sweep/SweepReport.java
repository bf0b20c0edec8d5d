package io.stockstream.streams.effect.sweep;

/**
 * What the sweeper did, for people.
 *
 * @param state what it waits for, or what came of the last sweep
 * @param rows rows that it removed since this process started
 */
public record SweepReport(String state, long rows) {}
