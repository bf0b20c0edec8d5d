package io.stockstream.platform.web;

import java.util.Comparator;

/**
 * Sorts texts by their bytes in UTF-8, as the stores do. Java's own order is that of UTF-16, which puts characters
 * beyond the first 65,536 before some smaller ones; a list that is collected from partitions in one order and cut in
 * another loses entries.
 */
public final class Utf8Order {

    /** Compares as bytes do, which is as code points do. */
    public static final Comparator<String> BYTES = Utf8Order::compare;

    private Utf8Order() {}

    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                // A surrogate stands for a character that sorts after all characters without one.
                int byPair = Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
                return byPair == 0 ? Character.compare(left, right) : byPair;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
