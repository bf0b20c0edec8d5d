package io.stockstream.task.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A mail in plain text.
 *
 * @param taskId the task that sends it; a task always gives the same Message-ID
 * @param to one address
 */
record Mail(String taskId, String to, String subject, String text) {

    private static final int ID_BYTES = 16;

    /**
     * By which a receiver knows a mail that comes again after a crash. A digest, because an id of a task may hold any
     * character.
     */
    String messageId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(taskId.getBytes(StandardCharsets.UTF_8));
            return "<%s@stockstream>".formatted(HexFormat.of().formatHex(digest, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Addresses are not for logs. */
    @Override
    public String toString() {
        return "Mail[taskId=%s]".formatted(taskId);
    }
}
