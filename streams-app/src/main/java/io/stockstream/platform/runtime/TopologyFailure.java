package io.stockstream.platform.runtime;

import java.time.Instant;

/**
 * Why a topology stopped in this process.
 *
 * @param kind its kind
 * @param reason what happened, and what to do; for people
 * @param at when
 */
public record TopologyFailure(FailureKind kind, String reason, Instant at) {}
