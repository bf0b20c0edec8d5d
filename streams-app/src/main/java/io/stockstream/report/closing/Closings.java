package io.stockstream.report.closing;

import io.stockstream.report.DayClosed;

/** Announces that days have ended. */
@FunctionalInterface
interface Closings {

    /**
     * Announces it; returns when Kafka has confirmed it.
     *
     * @throws Exception when Kafka did not confirm it; telling it again is harmless
     */
    void tell(DayClosed closing) throws Exception;
}
