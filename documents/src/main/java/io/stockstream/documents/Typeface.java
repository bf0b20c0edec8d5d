package io.stockstream.documents;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** One of the two weights of the font, embedded as far as it is used. Safe to share between threads: OpenPDF only reads it. */
final class Typeface {

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    static final Typeface REGULAR = new Typeface("DejaVuSansCondensed.ttf", 'A');
    static final Typeface BOLD = new Typeface("DejaVuSansCondensed-Bold.ttf", 'B');

    private final BaseFont font;

    private Typeface(String file, char tag) {
        font = load(file);
        font.setSecureRandom(new SubsetTag(tag));
    }

    private static BaseFont load(String file) {
        try (InputStream bytes = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (bytes == null) {
                throw new IllegalStateException("The font %s is not on the class path".formatted(FOLDER + file));
            }
            // Not by OpenPDF's own cache, which others could have filled under the same name.
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BaseFont base() {
        return font;
    }

    Font of(float size, Color color) {
        return new Font(font, size, Font.NORMAL, color);
    }

    boolean has(int codePoint) {
        return font.charExists(codePoint);
    }

    /** Points that a text takes. */
    float width(String text, float size) {
        return font.getWidthPoint(text, size);
    }
}
