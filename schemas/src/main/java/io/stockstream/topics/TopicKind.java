package io.stockstream.topics;

import io.stockstream.schema.RecordSizes;

/** What a topic is for; determines its retention and how large its records may be. */
public enum TopicKind {
    /** Reported or requested from outside: the source of truth. */
    FACT(RecordSizes.FACT),
    /** What a topology concluded from facts. */
    DECISION(RecordSizes.CONCLUSION),
    /** Newest state per key. */
    VIEW(RecordSizes.CONCLUSION),
    /** Requests to act outside, and what became of them. */
    EFFECT(RecordSizes.CONCLUSION);

    private final int recordBytes;

    TopicKind(int recordBytes) {
        this.recordBytes = recordBytes;
    }

    /** The largest record that a topic of this kind accepts, in bytes. */
    public int recordBytes() {
        return recordBytes;
    }
}
