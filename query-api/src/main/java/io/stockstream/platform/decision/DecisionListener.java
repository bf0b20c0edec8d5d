package io.stockstream.platform.decision;

import org.apache.avro.specific.SpecificRecord;

/**
 * Listens for decisions on the keys it chooses. It is called on the thread that reads decisions, so it must not block.
 *
 * @param <D> type of the decisions
 */
public interface DecisionListener<D extends SpecificRecord> {

    /** Whether it wants decisions on this key; those that no listener wants are not decoded. */
    boolean wants(String key);

    /** A decision on a key that it wants. */
    void heard(D decision);
}
