package io.stockstream.movement;

/**
 * One thing that is wrong with an input.
 *
 * @param field path of the field, such as {@code data.quantity}
 * @param value the value as it came, cut to a readable length; {@code null} when the field is missing
 * @param message what is wrong and what would be valid
 */
public record FieldError(String field, String value, String message) {

    private static final int SHOWN = 100;
    private static final int STAND_IN = 0xFFFD;

    public FieldError {
        field = whole(field);
        value = value == null ? null : whole(value);
        if (value != null && TextLength.of(value) > SHOWN) {
            value = TextLength.cut(value, SHOWN) + "…";
        }
    }

    /** An unpaired surrogate cannot be encoded in UTF-8, so a replacement is shown. */
    private static String whole(String text) {
        return JsonText.hasHalfPair(text)
                ? text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? STAND_IN : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** For logs and dead letters: a client's text must not be able to start a new line or to control a terminal. */
    @Override
    public String toString() {
        return visible("%s: %s (was %s)".formatted(field, message, value));
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append("\\u%04x".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
