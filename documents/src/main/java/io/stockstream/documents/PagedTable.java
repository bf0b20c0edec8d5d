package io.stockstream.documents;

import java.util.List;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/**
 * A table of any length under a caption. It breaks the pages itself: every page is a table of its own with the head,
 * and is given to the file as soon as the next row does not fit. So the rows of one page are in memory, and no page
 * lacks its head.
 */
final class PagedTable {

    private static final float GAP = 16;
    private static final float PADDING = 3.5f;
    /** Heights are sums of rounded numbers. */
    private static final float SLACK = 2;

    private final ReportFile file;
    private final String caption;
    private final List<Column> columns;

    /** Rows not yet in the file: those of the current page; null before the first. */
    private PdfPTable page;

    private int headRows;
    private float room;
    private boolean empty = true;

    /**
     * A column.
     *
     * @param title in the head
     * @param share of the width, relative to the other columns
     * @param number whether it is a number, which stands at the right and is not broken
     */
    record Column(String title, float share, boolean number) {

        static Column text(String title, float share) {
            return new Column(title, share, false);
        }

        static Column number(String title, float share) {
            return new Column(title, share, true);
        }
    }

    PagedTable(ReportFile file, String caption, List<Column> columns) {
        this.file = file;
        this.caption = caption;
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with a cell for each column. */
    void row(List<String> cells) {
        empty = false;
        add(cells, Typeface.REGULAR);
    }

    /** Adds the last row, when there were others. */
    void total(List<String> cells) {
        if (!empty) {
            add(cells, Typeface.BOLD);
        }
    }

    /**
     * Gives the rest to the file.
     *
     * @param nothing the text of a table without rows
     */
    void end(String nothing) {
        if (empty) {
            begin(true);
            PdfPCell cell = body(Cells.text(nothing, Typeface.REGULAR, Style.DENSE, Style.MUTED));
            cell.setColspan(columns.size());
            page.addCell(cell);
        }
        // The text of an empty table was not measured: it moves to the next page with its caption if there is no room.
        page.setKeepTogether(true);
        file.document().add(page);
        page = null;
    }

    private void add(List<String> cells, Typeface typeface) {
        if (page == null) {
            begin(true);
        }
        append(cells, typeface);
        if (page.getTotalHeight() + SLACK > room) {
            page.deleteLastRow();
            boolean first = page.size() == headRows;
            if (!first) {
                file.document().add(page);
            }
            file.document().newPage();
            // When no row came with the caption, it goes along.
            begin(first && headRows > 1);
            append(cells, typeface);
        }
    }

    private void begin(boolean captioned) {
        float[] shares = new float[columns.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = columns.get(i).share();
        }
        page = new PdfPTable(shares);
        page.setTotalWidth(file.width());
        page.setLockedWidth(true);
        headRows = captioned ? 2 : 1;
        room = file.room();
        if (captioned) {
            page.setSpacingBefore(GAP);
            room -= GAP;
            caption();
        }
        columns.forEach(column -> {
            PdfPCell cell = Cells.padded(Cells.text(column.title(), Typeface.BOLD, Style.DENSE, Style.PAPER), PADDING);
            cell.setBackgroundColor(Style.ACCENT);
            page.addCell(column.number() ? Cells.right(cell) : cell);
        });
    }

    private void caption() {
        PdfPCell cell = Cells.text(caption, Typeface.BOLD, Style.CAPTION, Style.ACCENT);
        cell.setColspan(columns.size());
        cell.setPaddingBottom(PADDING + 2);
        page.addCell(cell);
    }

    private void append(List<String> cells, Typeface typeface) {
        for (int i = 0; i < columns.size(); i++) {
            page.addCell(body(cell(columns.get(i), cells.get(i), typeface, page.getAbsoluteWidths()[i])));
        }
    }

    private static PdfPCell cell(Column column, String text, Typeface typeface, float width) {
        return column.number()
                ? Cells.number(text, typeface, Style.DENSE, Style.INK, width - 2 * PADDING)
                : Cells.text(text, typeface, Style.DENSE, Style.INK);
    }

    private static PdfPCell body(PdfPCell cell) {
        Cells.padded(cell, PADDING).setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Style.RULE);
        cell.setBorderWidth(Style.HAIRLINE);
        return cell;
    }
}
