package io.stockstream.bench;

import java.util.Comparator;

/**
 * One partition of a store.
 *
 * @param store the name that the topology gives it
 * @param partition from 0
 */
record StorePart(String store, int partition) implements Comparable<StorePart> {

    private static final Comparator<StorePart> ORDER =
            Comparator.comparing(StorePart::store).thenComparingInt(StorePart::partition);

    @Override
    public int compareTo(StorePart other) {
        return ORDER.compare(this, other);
    }
}
