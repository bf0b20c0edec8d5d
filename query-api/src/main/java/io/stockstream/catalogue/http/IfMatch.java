package io.stockstream.catalogue.http;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match} (RFC 9110): which versions of a row a change is meant for.
 *
 * @param tags any of them will do; when there are none, any version will
 */
record IfMatch(List<String> tags) {

    static final String NAME = "If-Match";

    private static final IfMatch ANY = new IfMatch(List.of());
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*((?:W/)?\"[!#-~\\x80-\\xff]*\")[ \\t]*(?:,|$)");

    IfMatch {
        tags = List.copyOf(tags);
    }

    /** A change that says nothing of versions. */
    static IfMatch any() {
        return ANY;
    }

    /**
     * Reads the header.
     *
     * @param lines as often as it was given; none when it was not
     * @throws ApiException naming the header when it is malformed
     */
    static IfMatch of(List<String> lines) {
        String value = String.join(", ", lines);
        return lines.isEmpty() || value.strip().equals("*") ? ANY : new IfMatch(parse(value));
    }

    private static List<String> parse(String value) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(value);
        int end = 0;
        while (end < value.length() && matcher.find()) {
            tags.add(matcher.group(1));
            end = matcher.end();
        }
        if (tags.isEmpty() || end < value.length()) {
            throw ApiException.of(
                    ProblemCode.BAD_REQUEST,
                    new FieldError(NAME, value, "must be * or an ETag in its quotation marks, such as \"7\""));
        }
        return tags;
    }

    /** Whether nothing has to be checked. */
    boolean isAny() {
        return tags.isEmpty();
    }

    /**
     * Refuses to change another version than the client has read. A weak tag never matches, as RFC 9110 demands.
     *
     * @param row locked by the caller
     * @throws ApiException naming the version that there is
     */
    void check(Row row) {
        String present = RowTag.of(row.version());
        if (!isAny() && !tags.contains(present)) {
            throw ApiException.of(
                    ProblemCode.PRECONDITION_FAILED,
                    new FieldError(
                            NAME,
                            String.join(", ", tags),
                            "is not the version that is there now, %s: read the row again and send its ETag with the change"
                                    .formatted(present)));
        }
    }
}
