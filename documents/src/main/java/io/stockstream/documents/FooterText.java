package io.stockstream.documents;

import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;

/** Small print at a fixed position, in any script. */
final class FooterText {

    private static final String CUT = "…";

    private FooterText() {}

    /**
     * Draws it.
     *
     * @param alignment of OpenPDF's {@code Element}, at x
     */
    static void draw(PdfContentByte canvas, int alignment, String printable, float x, float y) {
        ColumnText.showTextAligned(
                canvas,
                alignment,
                TextRun.phrase(printable, Typeface.REGULAR, Style.SMALL, Style.MUTED),
                x,
                y,
                0,
                TextRun.direction(printable),
                0);
    }

    /** As much of it as fits the width, in points. */
    static String fit(String printable, float room) {
        int length = printable.length();
        while (width(printable.substring(0, length)) > room) {
            length = printable.offsetByCodePoints(length, -1);
        }
        return length == printable.length()
                ? printable
                : printable.substring(0, length).stripTrailing() + CUT;
    }

    private static float width(String printable) {
        float width = 0;
        for (TextRun run : TextRun.of(printable, Typeface.REGULAR)) {
            width += run.typeface().width(run.text(), Style.SMALL);
        }
        return width;
    }
}
