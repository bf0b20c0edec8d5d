package io.stockstream.movement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What JSON from outside has to be beside well-formed: UTF-8 to the letter, and nothing in it that cannot be written down again. */
public final class JsonText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN = 200;

    private JsonText() {}

    /**
     * Decodes bytes. A parser that decodes by itself takes more than UTF-8 for text: overlong forms, of which {@code C0 AF} is a slash, and UTF-16.
     *
     * @return without the byte order mark, which RFC 8259 lets a reader pass over; empty when the bytes are no UTF-8
     */
    public static Optional<String> decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Looks for the first thing that a database, a log or a sum would choke on: a number such as 1e999999999, or half a surrogate pair.
     *
     * @param path of the node, with which the error's begins
     * @return the error, which names the place in the document; empty when there is none
     */
    public static Optional<FieldError> problem(JsonNode node, String path) {
        if (node.isObject()) {
            return ofObject(node, path);
        }
        if (node.isArray()) {
            return ofArray(node, path);
        }
        if (node.isString() && hasHalfPair(node.stringValue())) {
            return Optional.of(error(path, node.stringValue(), "must not contain half a surrogate pair"));
        }
        if (node.isNumber() && JsonNumbers.isBomb(node)) {
            String message = "must not have more than %d digits before or behind the decimal point"
                    .formatted(JsonNumbers.MAX_DIGITS);
            return Optional.of(error(path, node.toString(), message));
        }
        return Optional.empty();
    }

    private static Optional<FieldError> ofObject(JsonNode object, String path) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = path + "." + field.getKey();
            if (hasHalfPair(field.getKey())) {
                return Optional.of(error(path, field.getKey(), "must not have a name with half a surrogate pair"));
            }
            Optional<FieldError> problem = problem(field.getValue(), name);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldError> ofArray(JsonNode array, String path) {
        for (int i = 0; i < array.size(); i++) {
            Optional<FieldError> problem = problem(array.get(i), path + "[" + i + "]");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static FieldError error(String path, String value, String message) {
        return new FieldError(TextLength.cut(path, SHOWN), value, message);
    }

    /** Whether a text has half a character, which UTF-8 cannot say: in the log it would be another text. */
    public static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
