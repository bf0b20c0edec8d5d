package io.stockstream.documents;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The foot of every page: who sells, which invoice it is, "2 / 40". It is drawn at the end, when the number of pages is
 * known.
 */
final class PageFooter extends PdfPageEventHelper {

    private static final float HEIGHT = 24;
    private static final float BASELINE = 8;
    private static final float FROM_BELOW = 28;

    private final String left;
    private final String right;
    private final List<PdfTemplate> pages = new ArrayList<>();

    PageFooter(Seller seller, String invoiceNumber) {
        left = PrintableText.of(seller.name(), Typeface.REGULAR);
        right = PrintableText.of(invoiceNumber, Typeface.REGULAR);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte page = writer.getDirectContent();
        PdfTemplate footer = page.createTemplate(document.right() - document.left(), HEIGHT);
        page.addTemplate(footer, document.left(), FROM_BELOW);
        pages.add(footer);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int i = 0; i < pages.size(); i++) {
            // Joined, not formatted: some locales have digits of their own.
            draw(pages.get(i), right + " · " + (i + 1) + " / " + pages.size());
        }
    }

    private void draw(PdfTemplate footer, String place) {
        float width = footer.getWidth();
        footer.setColorStroke(Style.RULE);
        footer.setLineWidth(Style.HAIRLINE);
        footer.moveTo(0, HEIGHT - 1);
        footer.lineTo(width, HEIGHT - 1);
        footer.stroke();
        FooterText.draw(footer, Element.ALIGN_LEFT, FooterText.fit(left, width / 2), 0, BASELINE);
        FooterText.draw(footer, Element.ALIGN_RIGHT, place, width, BASELINE);
    }
}
