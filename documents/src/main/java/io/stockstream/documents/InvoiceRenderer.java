package io.stockstream.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Draws invoices on A4. Everything that OpenPDF would take from the clock or from chance follows from the invoice: the dates, the id of the file, the
 * tags of the fonts. So the same invoice is the same bytes, on any machine whose Java brings the same zlib. Safe to share between threads.
 */
public final class InvoiceRenderer {

    private static final int ID_LENGTH = 16;

    private final InvoiceSettings settings;

    public InvoiceRenderer(InvoiceSettings settings) {
        this.settings = settings;
        // A font that is missing is told of at the start, not with the first invoice.
        Objects.requireNonNull(Typeface.REGULAR);
    }

    /** The PDF. */
    public byte[] render(Invoice invoice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, Style.MARGIN, Style.MARGIN, Style.MARGIN, Style.BOTTOM);
        // Apache FOP would replace glyphs, if some day it is on the class path.
        document.setGlyphSubstitutionEnabled(false);
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
        identify(writer.getInfo(), invoice);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        document.close();
        return bytes.toByteArray();
    }

    private static void identify(PdfDictionary info, Invoice invoice) {
        PdfString issued = date(invoice.issuedAt());
        info.put(PdfName.CREATIONDATE, issued);
        info.put(PdfName.MODDATE, issued);
        byte[] id = id(invoice);
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    }

    private static PdfString date(Instant time) {
        return new PdfDate(GregorianCalendar.from(time.atZone(ZoneOffset.UTC)));
    }

    private static byte[] id(Invoice invoice) {
        try {
            byte[] text = (invoice.number() + "\n" + invoice.orderId()).getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
