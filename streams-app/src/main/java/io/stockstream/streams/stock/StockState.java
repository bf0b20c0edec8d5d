package io.stockstream.streams.stock;

import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;

/**
 * The known state when a fact is decided.
 *
 * @param level stock of the fact's sku; {@code null} when the sku never was in stock
 * @param movement the fact's movement; {@code null} when this is the first that is heard of it
 */
public record StockState(StockLevel level, Movement movement) {}
