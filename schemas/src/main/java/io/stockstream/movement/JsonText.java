package io.stockstream.movement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Rules for external JSON beyond being well-formed: strict UTF-8, and nothing that cannot be written back. */
public final class JsonText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN = 200;

    private JsonText() {}

    /**
     * Decodes bytes. A JSON parser's own decoding is too lenient: it accepts overlong forms, of which {@code C0 AF} is
     * a slash, and UTF-16.
     *
     * @return the text without a byte order mark, which RFC 8259 allows readers to ignore; empty when the bytes are not
     *     UTF-8
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
     * Finds the first value that would break a database, a log or arithmetic: a number such as 1e999999999, or an
     * unpaired surrogate.
     *
     * @param path of the node, the prefix of the error's path
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
            return Optional.of(error(path, node.stringValue(), "must not contain an unpaired surrogate"));
        }
        if (node.isNumber() && JsonNumbers.isBomb(node)) {
            String message = "must not have more than %d digits before or after the decimal point"
                    .formatted(JsonNumbers.MAX_DIGITS);
            return Optional.of(error(path, node.toString(), message));
        }
        return Optional.empty();
    }

    private static Optional<FieldError> ofObject(JsonNode object, String path) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = path + "." + field.getKey();
            if (hasHalfPair(field.getKey())) {
                return Optional.of(error(path, field.getKey(), "must not have a name with an unpaired surrogate"));
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

    /** Whether a text has an unpaired surrogate, which UTF-8 cannot encode: it would be a different text in the log. */
    public static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
