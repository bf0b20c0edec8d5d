package io.stockstream.platform.failure;

/** Whether a retry makes sense after a failure. */
public enum FailureKind {

    /** The called system is away or busy: the same call may succeed later. */
    PASSING,

    /** The record, or what was derived from it, will never be accepted; others will be. */
    OWN,

    /** Unknown: a defect, or a misconfigured system. A retry may help once a person has fixed it. */
    UNFORESEEN
}
