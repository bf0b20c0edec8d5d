package io.stockstream.streams.effect.failure;

/** What a failure says of another try. */
public enum FailureKind {

    /** What was asked is away or busy: the same call may work later. */
    PASSING,

    /** The record, or what was made of it, will never be taken; others will be. */
    OWN,

    /** Neither can be told: a defect, or a system that is set up wrongly. Another try may help once a person has mended it. */
    UNFORESEEN
}
