package io.stockstream.task.work;

import io.stockstream.task.TaskRequested;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record of a queue or of one of its retry topics.
 *
 * @param request the work
 * @param tries number of this attempt since the request, from 1
 * @param due when it may begin
 * @param step number of the retry topic that it was read from; 0 for the queue itself
 */
record TaskRecord(TaskRequested request, int tries, Instant due, int step) {

    /** Header, decimal text; without it the first. */
    static final String TRIES = "stockstream.task.tries";

    /** Header on retry topics, epoch milliseconds as decimal text; without it at once. */
    static final String DUE = "stockstream.task.due";

    private static final Pattern TRIES_PATTERN = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern MILLIS_PATTERN = Pattern.compile("\\d{1,15}");

    /**
     * Malformed headers, written by others, count as missing: at worst the work begins early. Due times in the queue
     * itself are ignored, so that a foreign record cannot block later ones, and so are those further off than any wait.
     *
     * @param now the time
     */
    static TaskRecord of(TaskRequested request, Headers headers, int step, Instant now) {
        Instant latest = now.plus(RetryLadder.LONGEST_WAIT);
        return new TaskRecord(
                request,
                tries(headers),
                text(headers, DUE, MILLIS_PATTERN)
                        .filter(text -> step > 0)
                        .map(Long::valueOf)
                        .map(Instant::ofEpochMilli)
                        .filter(due -> !due.isAfter(latest))
                        .orElse(Instant.EPOCH),
                step);
    }

    /** Which try a record is, of itself. */
    static int tries(Headers headers) {
        return text(headers, TRIES, TRIES_PATTERN).map(Integer::valueOf).orElse(1);
    }

    /** Headers of a retry record. */
    static List<Header> headers(int tries, Instant due) {
        return List.of(header(TRIES, Integer.toString(tries)), header(DUE, Long.toString(due.toEpochMilli())));
    }

    static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Headers headers, String name, Pattern pattern) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .filter(text -> pattern.matcher(text).matches());
    }
}
