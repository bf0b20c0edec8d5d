package io.stockstream.platform.runtime;

/**
 * How many dead letters about unforeseen failures a topology may write before it stops instead.
 *
 * @param most within a minute; also allowed since the start, whatever the share
 * @param share of the records processed since the start, 0 to 1
 */
public record LetterLimits(int most, double share) {

    /** The default. */
    public static final LetterLimits DEFAULT = new LetterLimits(10, 0.01);

    public LetterLimits {
        if (most < 0) {
            throw new IllegalArgumentException(
                    "STREAMS_UNFORESEEN_LETTERS must not be negative (was %d)".formatted(most));
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("STREAMS_UNFORESEEN_SHARE must be 0 to 1 (was %s)".formatted(share));
        }
    }
}
