package io.stockstream.movement;

/**
 * One thing that is wrong with an input.
 *
 * @param field path of the field, such as {@code data.quantity}
 * @param value the value as it came, cut to a readable length; {@code null} when the field is missing
 * @param message what is wrong and what would be right
 */
public record FieldError(String field, String value, String message) {

    private static final int SHOWN = 100;

    public FieldError {
        if (value != null && value.length() > SHOWN) {
            value = value.substring(0, SHOWN) + "…";
        }
    }

    @Override
    public String toString() {
        return "%s: %s (was %s)".formatted(field, message, value);
    }
}
