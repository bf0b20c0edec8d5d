package io.stockstream.platform.runtime;

import java.time.Duration;

/**
 * How long a transaction may be open, and which part of it each kind of work may use. The broker aborts a transaction
 * that is open for longer; the work is lost, stores are wiped and restored, and the same record is tried again
 * (docs/adr/0034-failure-domains-and-the-transaction-budget.md).
 *
 * <p>A longer STREAMS_SESSION_TIMEOUT extends transactions and nothing else: limits in deciders must not depend on
 * settings.
 */
public final class TransactionBudget {

    /** No transaction times out earlier than this. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    private TransactionBudget() {}

    /** How long a transaction may be open when the group considers a silent process dead after the given time. */
    public static Duration of(Duration sessionTimeout) {
        return sessionTimeout.compareTo(SHORTEST) > 0 ? sessionTimeout : SHORTEST;
    }

    /**
     * How long a record may wait for the schema registry inside the transaction, in addition to the time-outs of its
     * last call (4 s).
     */
    public static Duration registryPatience() {
        return SHORTEST.multipliedBy(3).dividedBy(10);
    }

    /** The time one record may take on a slow machine. Longer work continues in a record of its own. */
    public static Duration longestStep() {
        return SHORTEST.dividedBy(5);
    }
}
