package io.stockstream.stock.http;

import io.stockstream.stock.MovementReported;
import java.util.List;
import java.util.Locale;

/**
 * A valid movement that a client wants to report.
 *
 * @param id under which the client gets it confirmed
 * @param fact what will be written
 */
record Submission(String id, MovementReported fact) {

    /** A movement in an envelope, which has an id of its own. */
    static Submission ofEvent(MovementReported fact) {
        return new Submission(fact.getEventId(), fact);
    }

    /** A plain movement: it is known by what makes it a duplicate. */
    static Submission ofPlain(MovementReported fact) {
        String event = fact.getEvent().name().toLowerCase(Locale.ROOT);
        return new Submission(fact.getMovementId() + ":" + event, fact);
    }

    /** What came in one request. */
    sealed interface Intake {

        /** One movement. */
        record Single(Submission submission) implements Intake {}

        /** Several movements, all valid; written all or not at all. */
        record Batch(List<Submission> submissions) implements Intake {}
    }
}
