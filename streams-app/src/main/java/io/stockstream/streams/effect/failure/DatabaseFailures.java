package io.stockstream.streams.effect.failure;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Sorts what PostgreSQL says by its SQLState, of which the first two characters are the class. */
final class DatabaseFailures {

    /**
     * Away or busy: no connection (08), the transaction was rolled back for others (40), no resources (53), trouble with the disk (58); and a
     * login that is refused (28) or a database that is missing (3D), which concern all records alike until somebody mends them.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "28", "3D", "40", "53", "58");

    /** Object in use, lock not available, cancelled by a time-out, shut down, starting up, read-only because it is a standby. */
    private static final Set<String> PASSING_STATES =
            Set.of("55006", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25006");

    /** What the record holds is no value of the column (22), breaks a rule of the table (23) or is too large for it (54). */
    private static final Set<String> OWN_CLASSES = Set.of("22", "23", "54");

    private DatabaseFailures() {}

    static FailureKind kind(SQLException error) {
        String state = error.getSQLState();
        if (state == null || state.length() < 2) {
            // The pool's own, which have none.
            return error instanceof SQLTransientException || error instanceof SQLRecoverableException
                    ? FailureKind.PASSING
                    : FailureKind.UNFORESEEN;
        }
        String group = state.substring(0, 2);
        if (PASSING_CLASSES.contains(group) || PASSING_STATES.contains(state)) {
            return FailureKind.PASSING;
        }
        return OWN_CLASSES.contains(group) ? FailureKind.OWN : FailureKind.UNFORESEEN;
    }
}
