package io.stockstream.platform.database;

import io.stockstream.catalogue.table.Check;
import io.stockstream.catalogue.table.Field;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;

/** Interprets failures of PostgreSQL: a constraint that names a field, a server that is away, or an internal error. */
public final class DatabaseFailures {

    /** Data that is wrong, and constraints: nothing that another try would cure. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23");

    /** Connection lost, rolled back for others' sake, out of resources, shut down or starting, I/O. */
    private static final Set<String> OUTAGES = Set.of("08", "40", "53", "57", "58");

    /** After a fail-over the old server takes no writes. */
    private static final String READ_ONLY = "25006";

    private static final String BROKEN_CHECK = "23514";

    private static final int CLASS = 2;

    private DatabaseFailures() {}

    /** Whether the row itself is to blame; any other failure may be gone at the next try. */
    public static boolean isOfTheData(Throwable failure) {
        return state(failure)
                .filter(state -> OF_THE_DATA.contains(classOf(state)))
                .isPresent();
    }

    static RuntimeException translate(RuntimeException failure, Table table, Map<String, Object> values) {
        Optional<String> constraint =
                postgres(failure).map(PSQLException::getServerErrorMessage).map(ServerErrorMessage::getConstraint);
        Optional<String> taken = constraint.map(table.unique()::get);
        if (taken.isPresent()) {
            return ApiException.of(ProblemCode.TAKEN, error(taken.get(), values, "is taken"));
        }
        Optional<String> reference = constraint.map(table.references()::get);
        if (reference.isPresent()) {
            FieldError error = error(reference.get(), values, "names nothing that exists");
            return ApiException.of(ProblemCode.INVALID_FIELD, error);
        }
        Optional<Check> check = constraint.flatMap(name -> Tables.CHECKS.stream()
                .filter(known -> known.constraint().equals(name))
                .findFirst());
        if (check.isPresent()) {
            FieldError error = error(check.get().field(), values, check.get().message());
            return ApiException.of(ProblemCode.INVALID_FIELD, error);
        }
        if (constraint.isPresent()
                && state(failure).filter(BROKEN_CHECK::equals).isPresent()) {
            return ApiException.of(ProblemCode.INVALID_FIELD, broken(constraint.get(), table, values));
        }
        return translate(failure);
    }

    /**
     * Validation is stricter than the tables. Should it let a row through that the table refuses, the client still gets
     * a 4xx for the row and not a 500.
     */
    private static FieldError broken(String constraint, Table table, Map<String, Object> values) {
        String field = table.fields().stream()
                .map(Field::name)
                .filter(name -> constraint.startsWith(table.name() + "_" + name + "_"))
                .findFirst()
                .orElse("(row)");
        return error(field, values, "violates the constraint %s of the database".formatted(constraint));
    }

    /** What a failure means that no field is to blame for. */
    static RuntimeException translate(RuntimeException failure) {
        return isOutage(failure) ? unavailable(failure) : failure;
    }

    /** The error for a database that does not answer. */
    static ApiException unavailable(Throwable cause) {
        return ApiException.of(
                ProblemCode.DATABASE_UNAVAILABLE, "PostgreSQL does not answer at this moment; ask again.", cause);
    }

    /** Whether PostgreSQL is away or busy: the same statement may succeed later. */
    static boolean isOutage(RuntimeException failure) {
        Optional<String> state = state(failure);
        return failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransientDataAccessException
                || state.filter(code -> OUTAGES.contains(classOf(code)) || code.equals(READ_ONLY))
                        .isPresent();
    }

    private static FieldError error(String field, Map<String, Object> values, String message) {
        Object value = values.get(field);
        return new FieldError(field, value == null ? null : value.toString(), message);
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(CLASS, state.length()));
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    private static Optional<PSQLException> postgres(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
