package io.stockstream.report.closing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Which business days nobody has closed yet. */
@FunctionalInterface
interface OpenDays {

    /**
     * Days whose report of orders is open.
     *
     * @param date the days lie before it
     * @return some of them, the oldest first; empty when there is none
     * @throws IOException when the store cannot be read at the moment
     * @throws InterruptedException when the work is stopped
     */
    List<LocalDate> before(LocalDate date) throws IOException, InterruptedException;
}
