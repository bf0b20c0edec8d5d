package io.stockstream.documents;

import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The lines of an invoice; the head comes again on every page. */
final class LineTable {

    private static final float[] SHARES = {7, 20, 30, 11, 15, 17};
    private static final int QUANTITY = 3;
    private static final int PRICE = 4;
    private static final int AMOUNT = 5;

    private LineTable() {}

    static PdfPTable of(Invoice invoice) {
        PdfPTable table = Cells.table(SHARES);
        table.setHeaderRows(1);
        table.setSpacingBefore(18);
        head(table);
        int position = 1;
        for (Invoice.Line line : invoice.lines()) {
            row(table, position++, line, invoice.currency());
        }
        return table;
    }

    private static void head(PdfPTable table) {
        String[] titles = {"#", "SKU", "Description", "Quantity", "Unit price", "Amount"};
        for (int i = 0; i < titles.length; i++) {
            PdfPCell cell = padded(Cells.text(titles[i], Typeface.BOLD, Style.TEXT, Style.PAPER));
            cell.setBackgroundColor(Style.ACCENT);
            table.addCell(i < QUANTITY ? cell : Cells.right(cell));
        }
    }

    private static void row(PdfPTable table, int position, Invoice.Line line, String currency) {
        String name = line.name() == null ? Amounts.NONE : line.name();
        cell(table, Cells.text(Integer.toString(position), Typeface.REGULAR, Style.TEXT, Style.MUTED));
        cell(table, text(line.sku()));
        cell(table, text(name));
        cell(table, number(Amounts.units(line.quantity()), QUANTITY));
        cell(table, number(Amounts.money(line.unitPrice(), currency), PRICE));
        cell(table, number(Amounts.money(line.sum(), currency), AMOUNT));
    }

    private static PdfPCell text(String text) {
        return Cells.text(text, Typeface.REGULAR, Style.TEXT, Style.INK);
    }

    private static PdfPCell number(String text, int column) {
        float room = Style.WIDTH * SHARES[column] / 100 - 2 * Style.PADDING;
        return Cells.number(text, Typeface.REGULAR, Style.TEXT, Style.INK, room);
    }

    private static void cell(PdfPTable table, PdfPCell cell) {
        padded(cell).setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Style.RULE);
        cell.setBorderWidth(Style.HAIRLINE);
        table.addCell(cell);
    }

    private static PdfPCell padded(PdfPCell cell) {
        return Cells.padded(cell, Style.PADDING);
    }
}
