package io.stockstream.documents;

import java.awt.Color;

/** Sizes in points and colours of all documents. */
final class Style {

    static final float MARGIN = 46;
    static final float BOTTOM = 64;
    static final float TITLE = 24;
    static final float SELLER = 13;
    static final float TEXT = 9;
    static final float SMALL = 7.5f;
    /** In tables of reports, which have many columns. */
    static final float DENSE = 8;

    static final float CAPTION = 11;
    static final float TOTAL = 13;
    static final float PADDING = 5;
    /** Letters sit low in their line; this much less padding goes above them and more below. */
    static final float LOW = 1.5f;
    /** Width of the text of a page. */
    static final float WIDTH = 595 - 2 * MARGIN;
    /** Smallest number that can still be read. */
    static final float TINY = 5.5f;

    static final float HAIRLINE = 0.5f;

    static final Color INK = new Color(0x1F2933);
    static final Color MUTED = new Color(0x6B7785);
    static final Color ACCENT = new Color(0x1B4965);
    static final Color PALE = new Color(0xF2F6F9);
    static final Color RULE = new Color(0xD5DDE4);
    static final Color PAPER = Color.WHITE;

    private Style() {}
}
