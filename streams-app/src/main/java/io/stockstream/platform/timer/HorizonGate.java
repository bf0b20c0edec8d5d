package io.stockstream.platform.timer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;

/** Lets a horizon move once nothing is forgotten by it that cannot be read elsewhere. */
interface HorizonGate {

    /** Of a system without a history: what is forgotten is in the topics only. */
    HorizonGate OPEN = new HorizonGate() {
        @Override
        public boolean lets(String topic, Instant before) {
            return true;
        }

        @Override
        public OptionalInt drop(Instant due) {
            return OptionalInt.empty();
        }
    };

    /**
     * Whether a horizon may move now; if not, it is announced to readers and may in a later run.
     *
     * @param topic topic of the horizon
     * @param before what was over before is forgotten
     * @throws org.apache.kafka.common.errors.TimeoutException when not all that could be forgotten is kept yet
     */
    boolean lets(String topic, Instant before) throws SQLException, InterruptedException;

    /**
     * Drops what is kept longer than it should be.
     *
     * @param due time from which that is measured
     * @return partitions dropped; empty when all is kept for ever
     */
    OptionalInt drop(Instant due) throws SQLException;
}
