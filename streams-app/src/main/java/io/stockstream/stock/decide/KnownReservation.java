package io.stockstream.stock.decide;

import io.stockstream.stock.Reservation;
import java.util.function.LongFunction;

/**
 * The known state when a command on a reservation is decided.
 *
 * @param stock of the command's sku; {@code null} when the sku never was in stock
 * @param reservation what the order holds or held of the sku; {@code null} when this is the first command
 * @param waiting finds the sku's waiting reservation with a ticket; {@code null} when there is none
 */
public record KnownReservation(SkuStock stock, Reservation reservation, LongFunction<Reservation> waiting) {}
