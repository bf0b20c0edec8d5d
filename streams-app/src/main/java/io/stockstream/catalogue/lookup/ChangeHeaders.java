package io.stockstream.catalogue.lookup;

import io.stockstream.schema.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads the headers of a catalogue change. */
final class ChangeHeaders {

    private ChangeHeaders() {}

    /** When the change was committed, milliseconds since 1970; {@code null} when unknown. */
    static Long committedMillis(Headers headers) {
        return number(headers, Topics.COMMITTED_AT);
    }

    /**
     * A number in a header.
     *
     * @return {@code null} when there is no such header
     * @throws InvalidLookupException when it is not a number
     */
    static Long number(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            return null;
        }
        String text = header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidLookupException("(header " + name + ")", text, "must be a whole number");
        }
    }

    static void add(Headers headers, String name, long number) {
        headers.add(name, Long.toString(number).getBytes(StandardCharsets.UTF_8));
    }
}
