package io.stockstream.api.web;

import java.util.Comparator;

/**
 * The order of texts in lists: that of their bytes in UTF-8, in which the stores keep them. Java's own order is that of UTF-16, which puts the characters
 * beyond the first 65,536 before some that are smaller; a list that is gathered from partitions in one order and cut in another loses what lies between.
 */
public final class Utf8Order {

    /** As bytes compare, which is as code points do. */
    public static final Comparator<String> BYTES = Utf8Order::compare;

    private Utf8Order() {}

    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                // Half of a pair stands for a character that comes behind all that need no pair.
                int byPair = Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
                return byPair == 0 ? Character.compare(left, right) : byPair;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
