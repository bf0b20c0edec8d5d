package io.stockstream.documents;

import java.security.SecureRandom;

/**
 * Takes the chance out of the six letters that OpenPDF puts before the name of an embedded font. They only have to
 * differ between the fonts of one file, and there they follow from the name of the font.
 */
final class SubsetTag extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final double share;

    /**
     * @param letter A to Z, six times the tag
     */
    SubsetTag(char letter) {
        // Amid the range that OpenPDF maps to this letter.
        share = (letter - 'A' + 0.5) / 26;
    }

    @Override
    public double nextDouble() {
        return share;
    }
}
