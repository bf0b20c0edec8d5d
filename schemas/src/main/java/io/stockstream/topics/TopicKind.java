package io.stockstream.topics;

/** What a topic is for; decides how long it has to be kept. */
public enum TopicKind {
    /** What the outside said happened or asked for: the source of truth. */
    FACT,
    /** What a topology concluded from facts. */
    DECISION,
    /** Newest state per key. */
    VIEW,
    /** Requests to act outside, and what became of them. */
    EFFECT
}
