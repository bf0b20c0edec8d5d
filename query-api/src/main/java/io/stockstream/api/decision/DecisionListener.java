package io.stockstream.api.decision;

import org.apache.avro.specific.SpecificRecord;

/**
 * Hears decisions on keys of its choice, on the thread that reads them: it must not wait.
 *
 * @param <D> type of the decisions
 */
public interface DecisionListener<D extends SpecificRecord> {

    /** Whether it wants decisions on this key; others are not decoded for its sake. */
    boolean wants(String key);

    /** A decision on a key that it wants. */
    void heard(D decision);
}
