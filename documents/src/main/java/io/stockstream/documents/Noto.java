package io.stockstream.documents;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fonts for scripts that the main font lacks. Each is loaded with the first text that needs it. */
final class Noto {

    private static final String FOLDER = "/io/stockstream/documents/fonts/";

    private static final List<Noto> ALL = List.of(
            // Chinese and Japanese; characters that both share have the Chinese glyphs.
            new Noto(
                    "NotoSansSC-Regular.ttf",
                    'C',
                    false,
                    Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO),
                    Set.of(
                            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
                            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
                            UnicodeBlock.HIRAGANA,
                            UnicodeBlock.KATAKANA,
                            UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
                            UnicodeBlock.CJK_COMPATIBILITY)),
            new Noto("NotoSansKR-Regular.ttf", 'D', false, Set.of(UnicodeScript.HANGUL), Set.of()),
            new Noto("NotoSansThai-Regular.ttf", 'E', true, Set.of(UnicodeScript.THAI), Set.of(UnicodeBlock.THAI)),
            new Noto(
                    "NotoSansDevanagari-Regular.ttf",
                    'F',
                    true,
                    Set.of(UnicodeScript.DEVANAGARI),
                    Set.of(UnicodeBlock.DEVANAGARI)),
            new Noto(
                    "NotoSansBengali-Regular.ttf",
                    'G',
                    true,
                    Set.of(UnicodeScript.BENGALI),
                    Set.of(UnicodeBlock.BENGALI)),
            new Noto("NotoSansTamil-Regular.ttf", 'H', true, Set.of(UnicodeScript.TAMIL), Set.of(UnicodeBlock.TAMIL)));

    private final String file;
    private final char tag;
    private final boolean shaped;
    private final Set<UnicodeScript> scripts;
    private final Set<UnicodeBlock> blocks;
    private volatile Typeface loaded;

    /**
     * @param tag as of {@link SubsetTag}
     * @param shaped whether letters change position and form next to each other
     * @param blocks of characters used with these scripts that belong to none, such as punctuation
     */
    private Noto(String file, char tag, boolean shaped, Set<UnicodeScript> scripts, Set<UnicodeBlock> blocks) {
        this.file = file;
        this.tag = tag;
        this.shaped = shaped;
        this.scripts = scripts;
        this.blocks = blocks;
    }

    /** The font for a character; empty when none has it. */
    static Optional<Typeface> having(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        for (Noto font : ALL) {
            if (font.scripts.contains(script) || (block != null && font.blocks.contains(block))) {
                return Optional.of(font.typeface()).filter(typeface -> typeface.has(codePoint));
            }
        }
        return Optional.empty();
    }

    private Typeface typeface() {
        Typeface known = loaded;
        if (known == null) {
            // Two threads may load it at once; either copy is fine.
            known = new Typeface(FOLDER + file, tag, shaped);
            loaded = known;
        }
        return known;
    }
}
