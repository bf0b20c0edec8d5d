package io.stockstream.stock.http;

import java.time.Instant;

/** Why a fact of long ago is refused. */
final class TooOld {

    private TooOld() {}

    /** For people. */
    static String explanation(Instant happenedAt, Instant horizon) {
        return ("It happened at %s, before %s. Movements of that time are forgotten, so a repeated report can no longer"
                        + " be told from a new one. If the goods have not been booked, report them under a new"
                        + " movement_id with the time of the booking.")
                .formatted(happenedAt, horizon);
    }
}
