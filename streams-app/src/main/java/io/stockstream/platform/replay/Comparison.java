package io.stockstream.platform.replay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Compares the decisions of one partition with those of its replay: per key, in order. Keeps a digest of each, not the
 * decision.
 */
final class Comparison {

    private static final int SHOWN = 10;

    private final String where;
    private final Map<String, Deque<Decision>> originals = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long equal;
    private long different;

    /** @param where names the partition, for people */
    Comparison(String where) {
        this.where = where;
    }

    private record Decision(long offset, String digest) {}

    /** Takes a decision of the topic itself. */
    void original(String key, long offset, byte[] content) {
        originals.computeIfAbsent(key, first -> new ArrayDeque<>()).add(new Decision(offset, digest(content)));
    }

    /** Compares a decision of the shadow, after all of the topic itself. */
    void replayed(String key, long offset, byte[] content) {
        Deque<Decision> ofKey = originals.getOrDefault(key, new ArrayDeque<>());
        Decision original = ofKey.poll();
        if (original != null && original.digest().equals(digest(content))) {
            equal++;
            return;
        }
        different++;
        if (differences.size() < SHOWN) {
            differences.add("%s, key %s: offset %s, in the replay %d"
                    .formatted(where, key, original == null ? "none" : Long.toString(original.offset()), offset));
        }
    }

    /** Decisions that are the same. */
    long equal() {
        return equal;
    }

    /** Decisions that are not. */
    long different() {
        return different;
    }

    /** Decisions that the shadow does not have, or not yet. */
    long missing() {
        return originals.values().stream().mapToLong(Deque::size).sum();
    }

    /** The first differences, for people. */
    List<String> differences() {
        return differences;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
