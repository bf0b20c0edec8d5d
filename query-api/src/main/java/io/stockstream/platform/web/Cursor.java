package io.stockstream.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The position at which a list continues: the sort key of the last item seen, opaque to clients. It names the kind of
 * list, so that another kind refuses it instead of returning a page that looks right.
 *
 * @param kind the list and the version of its sort key, such as {@code history-1}
 * @param parts the sort key
 */
public record Cursor(String kind, List<String> parts) {

    /** The longest sort key is the id of a task, of 300 characters: in UTF-8 and base64 that are 1,600. */
    private static final int MAX_LENGTH = 2048;

    /** Cannot occur in a sort key: no sku and no id may hold control characters. */
    private static final String SEPARATOR = "\u0000";

    public Cursor(String kind, String... parts) {
        this(kind, List.of(parts));
    }

    /** The cursor as clients get it. */
    public String encode() {
        String text = kind + SEPARATOR + String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor that {@link #encode} made.
     *
     * @throws ApiException naming {@code cursor} when it is damaged or belongs to another list
     */
    public static Cursor decode(String text, String kind, int parts) {
        if (text.length() > MAX_LENGTH) {
            throw bad(text);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            List<String> fields = Arrays.asList(decoded.split(SEPARATOR, -1));
            if (fields.size() != parts + 1 || !fields.getFirst().equals(kind)) {
                throw bad(text);
            }
            return new Cursor(kind, fields.subList(1, fields.size()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw bad(text);
        }
    }

    /** The error for a cursor that this list never gave out. */
    public static ApiException bad(String text) {
        return ApiException.invalid("cursor", text, "must be the next of an earlier page of this list");
    }
}
