package io.stockstream.platform.fact;

/** The position of a record on its topic. Decisions refer to a fact by its position. */
public record Position(int partition, long offset) {}
