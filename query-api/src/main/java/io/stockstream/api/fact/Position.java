package io.stockstream.api.fact;

/** Where a fact stands on its topic: the name under which its decision comes back. */
public record Position(int partition, long offset) {}
