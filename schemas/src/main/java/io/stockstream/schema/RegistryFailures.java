package io.stockstream.schema;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Distinguishes a schema registry that is away, or lacks a schema, from unreadable bytes. */
public final class RegistryFailures {

    /**
     * Not found, conflict, unprocessable: the registry is there and has decided. 401 or 503 say nothing of the record.
     */
    private static final Set<Integer> ANSWERS = Set.of(404, 409, 422);

    private static final int NOT_FOUND = 404;

    private RegistryFailures() {}

    /** Whether the registry answered that it lacks the schema or the subject. */
    public static boolean isUnknownSchema(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() == NOT_FOUND;
            }
        }
        return false;
    }

    /**
     * Whether the registry could not answer. One that answers "no such schema" is not away, and bytes that end too
     * early are an {@link java.io.EOFException} of the record, not of the network.
     */
    public static boolean isOutage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return !ANSWERS.contains(answer.getStatus());
            }
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
