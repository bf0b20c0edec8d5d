package io.stockstream.documents;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The foot of every page of a report: "2 / 40", and which report it is. All pages share one drawing with their number,
 * which is made at the end: a drawing per page, as invoices have it, would keep something in memory for each.
 */
final class ReportFooter extends PdfPageEventHelper {

    private static final float BASELINE = 36;
    private static final float RULE = 51;
    private static final float HEIGHT = 12;
    /** Room for seven digits. */
    private static final float WIDTH = 60;
    /** Letters with a tail need room below the line. */
    private static final float TAIL = 3;

    private final String title;
    private PdfTemplate total;

    ReportFooter(String title) {
        this.title = PrintableText.of(title, Typeface.REGULAR);
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(WIDTH, HEIGHT);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        // Joined, not formatted: some locales have digits of their own.
        String number = writer.getPageNumber() + " / ";
        PdfContentByte page = writer.getDirectContent();
        page.saveState();
        page.setColorStroke(Style.RULE);
        page.setLineWidth(Style.HAIRLINE);
        page.moveTo(document.left(), RULE);
        page.lineTo(document.right(), RULE);
        page.stroke();
        page.restoreState();
        FooterText.draw(page, Element.ALIGN_LEFT, number, document.left(), BASELINE);
        page.addTemplate(total, document.left() + Typeface.REGULAR.width(number, Style.SMALL), BASELINE - TAIL);
        FooterText.draw(page, Element.ALIGN_RIGHT, title, document.right(), BASELINE);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        total.beginText();
        total.setFontAndSize(Typeface.REGULAR.base(), Style.SMALL);
        total.setColorFill(Style.MUTED);
        // The writer has begun to count a page that is not there.
        total.showTextAligned(Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1), 0, TAIL, 0);
        total.endText();
    }
}
