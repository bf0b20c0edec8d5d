package io.stockstream.platform.fact;

import io.stockstream.stock.MovementReported;
import java.util.List;

/** Writes facts to the log. */
public interface FactSender {

    /**
     * Writes all movements and waits until they are safe.
     *
     * @return where each fact stands, in the order given
     * @throws io.stockstream.platform.web.ApiException when one of them is not surely written; others may be. To send
     *     all of them again is harmless: a movement that is reported twice counts once.
     */
    List<Position> send(List<MovementReported> facts);

    /**
     * Writes records of any topics and waits until they are safe. They are on their way at the same time: of records on
     * several topics any may be written while another is not.
     *
     * @return where each record stands on its topic, in the order given
     * @throws io.stockstream.platform.web.ApiException when one of them is not surely written; others may be
     */
    List<Position> write(List<? extends Fact<?>> facts);
}
