package io.stockstream.documents;

import java.io.OutputStream;
import java.time.Instant;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A PDF that is written page by page. Until {@link #complete} it has no end, so that it cannot be mistaken for a
 * complete one when the rows stop in the middle.
 */
final class ReportFile {

    private final Document document;
    private final PdfWriter writer;

    /**
     * Begins a file.
     *
     * @param out is neither flushed nor closed
     */
    ReportFile(Rectangle size, String title, String company, OutputStream out) {
        document = new Document(size, Style.MARGIN, Style.MARGIN, Style.MARGIN, Style.BOTTOM);
        document.setGlyphSubstitutionEnabled(false);
        document.setGlyphLayoutManager(ShapedText.manager());
        writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setFullCompression();
        writer.setPageEvent(new ReportFooter(title + " · " + company));
        document.addTitle(title);
        document.addAuthor(company);
        document.open();
    }

    Document document() {
        return document;
    }

    /** Points between the margins. */
    float width() {
        return document.right() - document.left();
    }

    /** Points from the last line to the bottom margin. */
    float room() {
        return writer.getVerticalPosition(true) - document.bottom();
    }

    /**
     * Writes the end.
     *
     * @param date of the file
     * @param identity what distinguishes it from all other files
     */
    void complete(Instant date, String identity) {
        Identity.put(writer, date, identity);
        document.close();
    }
}
