package io.stockstream.platform.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which requests by event have been answered: successful ones in the transaction of their change, rejected
 * ones once their dead letter is certain. A record that is read twice acts once.
 */
@Component
public class HandledRequests {

    /** What is known of a request. */
    public enum Known {
        /** Nothing, until now. */
        NEW,
        /** It is done, or rejected. */
        DONE,
        /** Another request of the same name is answered. */
        CONFLICTING,
        /** It is of a time of which nothing is remembered. */
        FORGOTTEN
    }

    /** Producers may give any time; the table has a calendar. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient jdbc;

    HandledRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a request as answered. A transaction that notes the same one waits until this one ends.
     *
     * @param requestedAt timestamp of the request's record
     * @param fingerprint of what the request asks for
     */
    public Known note(String topic, String requestId, Instant requestedAt, String fingerprint) {
        Map<String, Object> key = Map.of("topic", topic, "request_id", requestId);
        int noted = jdbc.sql("""
                        INSERT INTO stockstream.handled_requests (topic, request_id, requested_at, fingerprint)
                        SELECT :topic, :request_id, request.at, :fingerprint
                        FROM (SELECT :requested_at::timestamptz AS at) AS request
                        WHERE NOT EXISTS (
                            SELECT FROM stockstream.horizons WHERE name = 'handled_requests' AND before > request.at)
                        ON CONFLICT DO NOTHING""")
                .params(key)
                .param("requested_at", (requestedAt.isAfter(LAST) ? LAST : requestedAt).atOffset(ZoneOffset.UTC))
                .param("fingerprint", fingerprint)
                .update();
        if (noted == 1) {
            return Known.NEW;
        }
        Optional<String> before = jdbc.sql("""
                        SELECT fingerprint FROM stockstream.handled_requests
                        WHERE topic = :topic AND request_id = :request_id""").params(key).query(String.class).optional();
        return before.map(known -> known.equals(fingerprint) ? Known.DONE : Known.CONFLICTING)
                .orElse(Known.FORGOTTEN);
    }
}
