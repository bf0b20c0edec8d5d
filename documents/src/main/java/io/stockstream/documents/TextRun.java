package io.stockstream.documents;

import java.awt.Color;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A part of a text in a single font.
 *
 * @param text never empty
 */
record TextRun(String text, Typeface typeface) {

    /**
     * The parts of a text, as few as possible. A character that many fonts have, such as a space or a digit, joins the
     * preceding letters.
     */
    static List<TextRun> of(String printable, Typeface preferred) {
        List<TextRun> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Typeface current = preferred;
        for (int codePoint : printable.codePoints().toArray()) {
            Typeface next = typeface(codePoint, current, preferred);
            if (next != current && !text.isEmpty()) {
                runs.add(new TextRun(text.toString(), current));
                text.setLength(0);
            }
            current = next;
            text.appendCodePoint(codePoint);
        }
        if (!text.isEmpty()) {
            runs.add(new TextRun(text.toString(), current));
        }
        return runs;
    }

    /** A text of possibly many scripts, for one line. */
    static Phrase phrase(String printable, Typeface preferred, float size, Color color) {
        Phrase phrase = new Phrase();
        for (TextRun run : of(printable, preferred)) {
            phrase.add(new Chunk(run.text(), run.typeface().of(size, color)));
        }
        return phrase;
    }

    /** The direction of a line, given by its first strong character (UAX #9, P2 and P3). */
    static int direction(String printable) {
        if (!Bidi.requiresBidi(printable.toCharArray(), 0, printable.length())) {
            return PdfWriter.RUN_DIRECTION_NO_BIDI;
        }
        return new Bidi(printable, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? PdfWriter.RUN_DIRECTION_LTR
                : PdfWriter.RUN_DIRECTION_RTL;
    }

    private static Typeface typeface(int codePoint, Typeface current, Typeface preferred) {
        boolean joins = !Character.isLetterOrDigit(codePoint) && current.has(codePoint);
        if (joins) {
            return current;
        }
        return preferred.has(codePoint) ? preferred : Noto.having(codePoint).orElse(preferred);
    }
}
