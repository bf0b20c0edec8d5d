package io.stockstream.api.decision;

import io.stockstream.api.fact.Position;

/**
 * A decision that was heard.
 *
 * @param position where the decision itself stands on its topic
 * @param <D> type of the decision
 */
public record Decided<D>(D value, Position position) {}
