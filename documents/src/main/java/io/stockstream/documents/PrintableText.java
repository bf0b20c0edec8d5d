package io.stockstream.documents;

import java.text.Normalizer;

/** Makes any text printable: a character that no font has becomes a box, an invisible one is removed. */
final class PrintableText {

    /** Longest text in one place, in characters; names of products have no limit of their own. */
    static final int LONGEST = 500;

    private static final char BOX = '□';
    private static final char CUT = '…';

    private PrintableText() {}

    /** The text in one line; a dash when nothing is left of it. */
    static String of(String text, Typeface typeface) {
        // Composed, because a letter and its accent as two characters would be drawn side by side.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder printable = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> append(printable, codePoint, typeface));
        String line = printable.toString().strip();
        return line.isEmpty() ? Amounts.NONE : cut(line);
    }

    private static void append(StringBuilder printable, int codePoint, Typeface typeface) {
        if (isSpace(codePoint)) {
            printable.append(' ');
        } else if (!isInvisible(codePoint)) {
            boolean drawable = typeface.has(codePoint) || Noto.having(codePoint).isPresent();
            printable.appendCodePoint(drawable ? codePoint : BOX);
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }

    /**
     * Marks that only steer how others are drawn, such as a reversal of the direction, which could make 100 look like
     * 001.
     */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + CUT;
    }
}
