package io.stockstream.catalogue.request;

import io.stockstream.catalogue.table.BodyReader;
import io.stockstream.catalogue.table.Table;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.database.DatabaseFailures;
import io.stockstream.platform.database.HandledRequests;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.database.Rows;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

/** Carries out each request once: its change and its mark as done are one transaction. */
final class RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Rows rows;
    private final HandledRequests handled;
    private final TransactionOperations transactions;
    private final StockLookups lookups;

    RequestHandler(Rows rows, HandledRequests handled, TransactionOperations transactions, StockLookups lookups) {
        this.rows = rows;
        this.handled = handled;
        this.transactions = transactions;
        this.lookups = lookups;
    }

    /**
     * Carries a request out, unless it is done or rejected already.
     *
     * @param requestedAt timestamp of its record
     * @throws RejectedRequestException when it never can be; nothing is changed then
     * @throws RuntimeException when PostgreSQL is away or fails; nothing is changed then either
     */
    void handle(String topic, Instant requestedAt, Request request) throws RejectedRequestException {
        if (!request.isNamed()) {
            request.change(); // Says what is wrong with the name.
        }
        try {
            Optional<Updated> updated = transactions.execute(status -> inTransaction(topic, requestedAt, request));
            if (updated != null) {
                updated.ifPresent(row -> lookups.later(row.table(), row.json()));
            }
        } catch (Refusal e) {
            throw e.rejection;
        } catch (ApiException e) {
            throw rejection(e);
        } catch (DataAccessException e) {
            if (DatabaseFailures.isOfTheData(e)) {
                throw new RejectedRequestException("processing_failed", "PostgreSQL refuses the row", e);
            }
            throw e;
        }
    }

    /** Remembers that a request is answered by a dead letter: read again, it must not be carried out after all. */
    void noteRejected(String topic, Instant requestedAt, Request request) {
        if (request.isNamed()) {
            handled.note(topic, request.id(), requestedAt, request.fingerprint());
        }
    }

    private Optional<Updated> inTransaction(String topic, Instant requestedAt, Request request) {
        switch (handled.note(topic, request.id(), requestedAt, request.fingerprint())) {
            case NEW -> {}
            case DONE -> {
                LOG.info("Request {} on {} is answered already; it is ignored", request.id(), topic);
                return Optional.empty();
            }
            case CONFLICTING ->
                throw refusal(
                        "conflicting_duplicate", "request_id %s was another command before".formatted(request.id()));
            case FORGOTTEN ->
                throw refusal(
                        "too_old",
                        ("The record is of %s. Requests of that time are forgotten, so it may have been carried out"
                                        + " already; if not, send it again with the time of today")
                                .formatted(requestedAt));
        }
        return switch (change(request)) {
            case Change.Create create -> {
                rows.insert(create.table(), BodyReader.created(create.table(), create.body()));
                yield Optional.empty();
            }
            case Change.Update update ->
                Optional.of(new Updated(update.table(), update(update).json()));
        };
    }

    private static Change change(Request request) {
        try {
            return request.change();
        } catch (RejectedRequestException e) {
            throw new Refusal(e);
        }
    }

    private Row update(Change.Update update) {
        Table table = update.table();
        return rows.update(table, update.column(), update.key(), BodyReader.changed(table, update.body()))
                .orElseThrow(() -> refusal(
                        "not_found",
                        "There is no %s with %s %s".formatted(table.one(), update.column(), update.key())));
    }

    private static RejectedRequestException rejection(ApiException failure) {
        if (failure.code().status().is5xxServerError()) {
            throw failure;
        }
        String wrong = failure.errors().stream().map(FieldError::toString).collect(Collectors.joining("; "));
        String code = failure.code() == ProblemCode.TAKEN ? failure.code().code() : "invalid_request";
        return new RejectedRequestException(code, wrong.isEmpty() ? failure.getMessage() : wrong, failure);
    }

    private static Refusal refusal(String code, String message) {
        return new Refusal(new RejectedRequestException(code, message, null));
    }

    /** A row as it was changed. */
    private record Updated(Table table, ObjectNode json) {}

    /** Rolls the transaction back. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RejectedRequestException rejection;

        Refusal(RejectedRequestException rejection) {
            super(rejection);
            this.rejection = rejection;
        }
    }
}
