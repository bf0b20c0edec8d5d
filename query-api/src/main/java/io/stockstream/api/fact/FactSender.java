package io.stockstream.api.fact;

import io.stockstream.stock.MovementReported;
import java.util.List;

/** Writes movements to the log. */
@FunctionalInterface
public interface FactSender {

    /**
     * Writes all facts and waits until they are safe.
     *
     * @return where each fact stands, in the order given
     * @throws io.stockstream.api.web.ApiException when one of them is not surely written; others may be. To send all of them
     *     again is harmless: a movement that is reported twice counts once.
     */
    List<Position> send(List<MovementReported> facts);
}
