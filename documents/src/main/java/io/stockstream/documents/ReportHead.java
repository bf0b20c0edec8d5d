package io.stockstream.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The top of a report: whose it is, of which day, how final, and its totals. */
final class ReportHead {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final float BAND = Style.PADDING + 2;
    private static final float GAP = 12;

    private ReportHead() {}

    /**
     * A number that is shown large, or a fact that is shown small.
     *
     * @param label its label
     * @param value as it is shown
     */
    record Fact(String label, String value) {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** A time in a zone; a dash for null. */
    static String time(Instant time, ZoneId zone) {
        return time == null ? Amounts.NONE : TIME.format(time.atZone(zone));
    }

    /** A time of the day of the report. */
    static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    /** A time that may be of another day, in brief. */
    static String minute(Instant time, ZoneId zone) {
        return MINUTE.format(time.atZone(zone));
    }

    static PdfPTable title(String company, String title) {
        PdfPTable table = Cells.table(50, 50);
        PdfPCell name = Cells.text(company, Typeface.BOLD, Style.SELLER, Style.ACCENT);
        name.setVerticalAlignment(Element.ALIGN_BOTTOM);
        table.addCell(underlined(name));
        table.addCell(underlined(Cells.right(Cells.text(title, Typeface.BOLD, 18, Style.ACCENT))));
        return table;
    }

    /** A band with the report's key facts. */
    static PdfPTable facts(List<Fact> facts) {
        PdfPTable table = band(facts.size());
        facts.forEach(fact -> table.addCell(cell(fact)));
        return table;
    }

    /** One band with the totals. */
    static PdfPTable totals(List<Fact> facts, float width) {
        PdfPTable table = band(facts.size());
        float room = width / facts.size() - 2 * BAND;
        for (Fact fact : facts) {
            PdfPTable content = Cells.table(1);
            content.addCell(Cells.label(fact.label()));
            PdfPCell number = Cells.number(fact.value(), Typeface.BOLD, Style.TOTAL, Style.ACCENT, room);
            number.setHorizontalAlignment(Element.ALIGN_LEFT);
            content.addCell(number);
            PdfPCell cell = Cells.padded(Cells.around(content), BAND);
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderColor(Style.RULE);
            cell.setBorderWidth(Style.HAIRLINE);
            table.addCell(cell);
        }
        return table;
    }

    private static PdfPTable band(int columns) {
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        return table;
    }

    private static PdfPCell cell(Fact fact) {
        PdfPTable content = Cells.table(1);
        content.addCell(Cells.label(fact.label()));
        content.addCell(Cells.text(fact.value(), Typeface.BOLD, Style.TEXT, Style.INK));
        PdfPCell cell = Cells.padded(Cells.around(content), BAND);
        cell.setBackgroundColor(Style.PALE);
        return cell;
    }

    private static PdfPCell underlined(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Style.ACCENT);
        cell.setBorderWidth(1.5f);
        cell.setPaddingBottom(8);
        return cell;
    }
}
