package io.stockstream.local.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a mail's file. Names sort by the time of receipt.
 *
 * @param receivedAt of the first receipt, to the microsecond
 * @param key of the Message-ID, see {@link #key}
 */
record MailName(Instant receivedAt, String key) {
    static final String SUFFIX = ".eml";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSX").withZone(ZoneOffset.UTC);
    private static final Pattern FILE =
            Pattern.compile("(\\d{8}T\\d{6}\\.\\d{6}Z)-([0-9a-f]{32})" + Pattern.quote(SUFFIX));
    private static final int KEY_BYTES = 16;

    MailName {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A hash, because a Message-ID may hold what no file name can. */
    static String key(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static Optional<MailName> parse(String fileName) {
        Matcher parts = FILE.matcher(fileName);
        return parts.matches()
                ? Optional.of(new MailName(TIME.parse(parts.group(1), Instant::from), parts.group(2)))
                : Optional.empty();
    }

    String file() {
        return TIME.format(receivedAt) + "-" + key + SUFFIX;
    }

    /** The side file with the number of repeats; it is there from the first repeat on. */
    String repeatsFile() {
        return file() + ".repeats";
    }
}
