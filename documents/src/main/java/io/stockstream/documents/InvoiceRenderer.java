package io.stockstream.documents;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Draws invoices on A4. Everything that OpenPDF would take from the clock or from chance follows from the invoice: the
 * dates, the id of the file, the tags of the fonts. So the same invoice is the same bytes, on any machine whose Java
 * brings the same zlib. Safe to share between threads.
 */
public final class InvoiceRenderer {

    private final InvoiceSettings settings;

    public InvoiceRenderer(InvoiceSettings settings) {
        this.settings = settings;
        // Report a missing font at the start, not with the first invoice.
        Objects.requireNonNull(Typeface.REGULAR);
    }

    /**
     * The PDF.
     *
     * @throws UnknownSellerException when no seller is configured
     */
    public byte[] render(Invoice invoice) {
        if (!settings.seller().isKnown()) {
            throw new UnknownSellerException();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, Style.MARGIN, Style.MARGIN, Style.MARGIN, Style.BOTTOM);
        // Apache FOP would replace glyphs, if some day it is on the class path.
        document.setGlyphSubstitutionEnabled(false);
        document.setGlyphLayoutManager(ShapedText.manager());
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        // Also because OpenPDF writes the other kind of cross-reference with the digits of the default locale.
        writer.setFullCompression();
        writer.setPageEvent(new PageFooter(settings.seller(), invoice.number()));
        document.addTitle("Invoice " + invoice.number());
        document.addSubject("Order " + invoice.orderId());
        document.addAuthor(settings.seller().name());
        document.open();
        new InvoiceSheet(invoice, settings).addTo(document);
        Identity.put(writer, invoice.issuedAt(), invoice.number() + "\n" + invoice.orderId());
        document.close();
        return bytes.toByteArray();
    }
}
