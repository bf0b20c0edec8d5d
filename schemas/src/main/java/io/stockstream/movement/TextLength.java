package io.stockstream.movement;

/** How long a text is, as its readers and JSON Schema count it: an emoji is one character, for which Java counts two. */
public final class TextLength {

    private TextLength() {}

    /** In Unicode code points. */
    public static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters of a text, all of them when there are no more. */
    public static String cut(String text, int characters) {
        return of(text) <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
