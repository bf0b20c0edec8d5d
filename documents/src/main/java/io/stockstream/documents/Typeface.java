package io.stockstream.documents;

import java.awt.Color;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** A font, of which only the used glyphs are embedded. Thread-safe: OpenPDF only reads it. */
final class Typeface {

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    static final Typeface REGULAR = new Typeface(FOLDER + "DejaVuSansCondensed.ttf", 'A', false);
    static final Typeface BOLD = new Typeface(FOLDER + "DejaVuSansCondensed-Bold.ttf", 'B', false);

    private final BaseFont font;
    private final java.awt.Font shaper;

    /**
     * Loads it.
     *
     * @param file on the class path
     * @param tag as of {@link SubsetTag}
     * @param shaped whether Java has to choose and place its glyphs
     */
    Typeface(String file, char tag, boolean shaped) {
        byte[] bytes = read(file);
        font = load(file, bytes);
        font.setSecureRandom(new SubsetTag(tag));
        shaper = shaped ? shaper(bytes) : null;
        if (shaped) {
            ShapedText.register(this);
        }
    }

    private static byte[] read(String file) {
        try (InputStream bytes = Typeface.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("The font %s is not on the class path".formatted(file));
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.awt.Font shaper(byte[] bytes) {
        try {
            return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("A bundled font cannot be read", e);
        }
    }

    private static BaseFont load(String file, byte[] bytes) {
        try {
            String name = file.substring(file.lastIndexOf('/') + 1);
            // Not by OpenPDF's own cache, which others could have filled under the same name.
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font with which Java selects and positions glyphs; {@code null} where each character has one glyph. */
    java.awt.Font shaper() {
        return shaper;
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
