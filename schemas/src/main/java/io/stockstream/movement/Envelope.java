package io.stockstream.movement;

import java.time.Instant;

/**
 * The attributes of a CloudEvents envelope that a fact keeps.
 *
 * @param id names the event within its source; empty when there is no envelope
 * @param source who sent it; empty when there is no envelope
 * @param time when it was sent; {@code null} when the envelope does not say
 * @param subject such as {@code WH-3322:DEPARTURE}; may be {@code null}
 * @param destination may be {@code null}
 */
public record Envelope(String id, String source, Instant time, String subject, String destination) {

    /** For movements that come without an envelope. */
    public static final Envelope NONE = new Envelope("", "", null, null, null);
}
