package io.stockstream.streams.runtime;

import java.time.Duration;

/**
 * How long a transaction may be open, and what part of that each kind of work may take. The broker aborts a transaction that is open for longer,
 * and what comes then is lost work: stores are wiped and restored, and the same record is tried again
 * (docs/adr/0034-failure-domains-and-the-transaction-budget.md).
 *
 * <p>A longer STREAMS_SESSION_TIMEOUT lengthens transactions, but nothing else: bounds of deciders must not depend on settings.
 */
public final class TransactionBudget {

    /** No transaction ends earlier than this. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    private TransactionBudget() {}

    /** How long a transaction may be open when the group takes a silent process for dead after that time. */
    public static Duration of(Duration sessionTimeout) {
        return sessionTimeout.compareTo(SHORTEST) > 0 ? sessionTimeout : SHORTEST;
    }

    /** How long a record may wait for the schema registry, beside the time-outs of its last call (4 s): then it waits outside. */
    public static Duration registryPatience() {
        return SHORTEST.multipliedBy(3).dividedBy(10);
    }

    /** What one record may take on a slow machine. Longer work goes on by a record of its own. */
    public static Duration longestStep() {
        return SHORTEST.dividedBy(5);
    }
}
