package io.stockstream.local.mail;

import java.time.Instant;

/**
 * One mail as its reader sees it: headers and text are decoded.
 *
 * @param receivedAt when it came in first
 * @param from the header, empty when there is none; so are to and subject
 * @param text the first plain text in it, else the first text of any kind, else empty
 * @param messageId with its angle brackets; null when it has none
 * @param repeats how often a mail with the same Message-ID came in again
 */
public record ReceivedMail(
        Instant receivedAt, String from, String to, String subject, String text, String messageId, int repeats) {}
