package io.stockstream.api.database;

import java.util.Map;
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
        CONFLICTING
    }

    private final JdbcClient jdbc;

    HandledRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a request as answered. A transaction that notes the same one waits until this one ends.
     *
     * @param fingerprint of what the request asks for
     */
    public Known note(String topic, String requestId, String fingerprint) {
        Map<String, Object> key = Map.of("topic", topic, "request_id", requestId);
        int noted = jdbc.sql("""
                        INSERT INTO stockstream.handled_requests (topic, request_id, fingerprint)
                        VALUES (:topic, :request_id, :fingerprint) ON CONFLICT DO NOTHING""").params(key).param("fingerprint", fingerprint).update();
        if (noted == 1) {
            return Known.NEW;
        }
        String before = jdbc.sql("""
                        SELECT fingerprint FROM stockstream.handled_requests
                        WHERE topic = :topic AND request_id = :request_id""").params(key).query(String.class).single();
        return before.equals(fingerprint) ? Known.DONE : Known.CONFLICTING;
    }
}
