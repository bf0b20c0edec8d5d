package io.stockstream.documents;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.GlyphLayoutFontManager;
import org.openpdf.text.pdf.GlyphLayoutManager;

/**
 * Lets Java lay out scripts whose letters change position and form next to each other. All other text, nearly all of
 * it, is written glyph by glyph, which is several times as fast.
 */
final class ShapedText {

    private static final Map<BaseFont, Typeface> SHAPED = new ConcurrentHashMap<>();

    private ShapedText() {}

    /** To be called once for each font that needs it. */
    static void register(Typeface typeface) {
        SHAPED.put(typeface.base(), typeface);
    }

    /** For one document. */
    static GlyphLayoutManager manager() {
        // Keep the original text with the glyphs: text could not be copied from reordered glyphs.
        return new GlyphLayoutManager(new Fonts()).setWriteActualText(true);
    }

    private static final class Fonts extends GlyphLayoutFontManager {

        @Override
        public boolean supportsFont(BaseFont font) {
            return SHAPED.containsKey(font);
        }

        @Override
        public java.awt.Font getAwtFont(BaseFont font, float size) {
            return SHAPED.get(font).shaper().deriveFont(size);
        }
    }
}
