package io.stockstream.movement;

/** Length of a text as readers and JSON Schema count it: an emoji is one character, for which Java counts two. */
public final class TextLength {

    private TextLength() {}

    /** In Unicode code points. */
    public static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters of a text, or all if there are fewer. */
    public static String cut(String text, int characters) {
        return of(text) <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
