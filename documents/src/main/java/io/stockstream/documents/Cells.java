package io.stockstream.documents;

import java.awt.Color;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Makes cells of tables; all text goes through them, so that none is drawn unchecked. */
final class Cells {

    /** A number is broken only when it does not fit even as small as it may get. */
    private static final SplitCharacter NOWHERE = (start, current, end, text, chunks) -> false;

    private static final float LEADING = 1.3f;

    private Cells() {}

    /** A table over the whole width, with columns of these shares. */
    static PdfPTable table(float... shares) {
        PdfPTable table = new PdfPTable(shares);
        table.setWidthPercentage(100);
        return table;
    }

    static PdfPCell text(String text, Typeface typeface, float size, Color color) {
        String printable = PrintableText.of(text, typeface);
        return cell(TextRun.phrase(printable, typeface, size, color), printable, size);
    }

    /** A label above or before a value. */
    static PdfPCell label(String text) {
        return text(text, Typeface.REGULAR, Style.SMALL, Style.MUTED);
    }

    /**
     * A number at the right, as small as it has to be to stay in one line.
     *
     * @param room points between the paddings
     */
    static PdfPCell number(String text, Typeface typeface, float size, Color color, float room) {
        String printable = PrintableText.of(text, typeface);
        // One point less, because the sum of the widths is rounded.
        float fitting = size * Math.min(1, (room - 1) / typeface.width(printable, size));
        Chunk chunk = new Chunk(printable, typeface.of(Math.max(fitting, Style.TINY), color));
        chunk.setSplitCharacter(NOWHERE);
        return right(cell(new Phrase(chunk), printable, size));
    }

    static PdfPCell right(PdfPCell cell) {
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    /** The same room around the letters on all sides. */
    static PdfPCell padded(PdfPCell cell, float padding) {
        cell.setPadding(padding);
        cell.setPaddingTop(padding - Style.LOW);
        cell.setPaddingBottom(padding + Style.LOW);
        return cell;
    }

    /** A cell that holds a table. */
    static PdfPCell around(PdfPTable table) {
        PdfPCell cell = new PdfPCell(table);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    private static PdfPCell cell(Phrase phrase, String printable, float size) {
        phrase.setLeading(size * LEADING);
        PdfPCell cell = new PdfPCell(phrase);
        cell.setLeading(size * LEADING, 0);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        int direction = TextRun.direction(printable);
        if (direction != PdfWriter.RUN_DIRECTION_NO_BIDI) {
            cell.setRunDirection(direction);
        }
        return cell;
    }
}
