package io.stockstream.platform.failure;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Classifies PostgreSQL's errors by SQLState; its first two characters are the error class. */
final class DatabaseFailures {

    /**
     * Away or busy: no connection (08), transaction rolled back in favour of others (40), no resources (53), disk
     * trouble (58). Also a refused login (28) or a missing database (3D): they affect all records alike until an
     * operator fixes them.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "28", "3D", "40", "53", "58");

    /**
     * Object in use, lock not available, cancelled by a time-out, shut down, starting up, read-only because it is a
     * standby.
     */
    private static final Set<String> PASSING_STATES =
            Set.of("55006", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25006");

    /**
     * The record's content is no value of the column (22), violates a constraint of the table (23) or is too large for
     * it (54).
     */
    private static final Set<String> OWN_CLASSES = Set.of("22", "23", "54");

    private DatabaseFailures() {}

    static FailureKind kind(SQLException error) {
        String state = error.getSQLState();
        if (state == null || state.length() < 2) {
            // The connection pool's own exceptions, which have no SQLState.
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
