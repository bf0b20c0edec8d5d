package io.stockstream.api.fact;

/** Where a record stands on its topic; a fact's is the name under which its decision comes back. */
public record Position(int partition, long offset) {}
