package io.stockstream.order.decide;

import io.stockstream.platform.runtime.InputOrigin;

/** An input, and its place in the log. */
public record PlacedInput(OrderInput input, InputOrigin origin) {}
