package io.stockstream.platform.decision;

import io.stockstream.platform.fact.Position;

/**
 * A decision that was heard.
 *
 * @param position where the decision itself stands on its topic
 * @param <D> type of the decision
 */
public record Decided<D>(D value, Position position) {}
