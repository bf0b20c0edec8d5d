package io.stockstream.stock.decide;

import io.stockstream.stock.Movement;

/**
 * The known state when a fact is decided.
 *
 * @param stock of the fact's sku; {@code null} when the sku never was in stock
 * @param movement the fact's movement; {@code null} when this is the first that is heard of it
 */
public record StockState(SkuStock stock, Movement movement) {}
