package io.stockstream.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Dates and id of a file, which OpenPDF would take from the clock and from chance. */
final class Identity {

    private static final int ID_LENGTH = 16;

    private Identity() {}

    /**
     * Writes a file's metadata: date, language and identity.
     *
     * @param text what distinguishes it from all other files
     */
    static void put(PdfWriter writer, Instant date, String text) {
        PdfDictionary info = writer.getInfo();
        PdfString made = new PdfDate(GregorianCalendar.from(date.atZone(ZoneOffset.UTC)));
        info.put(PdfName.CREATIONDATE, made);
        info.put(PdfName.MODDATE, made);
        byte[] id = id(text);
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
    }

    private static byte[] id(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
