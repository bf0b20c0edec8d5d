package io.stockstream.api.request;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Tells a schema registry that is away from bytes that cannot be read, as streams-app does. */
final class RegistryFailures {

    /** Not found, conflict, unprocessable: the registry is there and has decided. 401 or 503 say nothing of the record. */
    private static final Set<Integer> ANSWERS = Set.of(404, 409, 422);

    private RegistryFailures() {}

    static boolean isOutage(Throwable error) {
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
