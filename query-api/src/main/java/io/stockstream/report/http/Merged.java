package io.stockstream.report.http;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Several sorted sequences as one sorted sequence, taken from them one by one.
 *
 * @param <T> type of an item
 */
final class Merged<T> implements Iterator<T> {

    private final PriorityQueue<Head<T>> heads;

    private record Head<T>(T item, Iterator<T> rest) {}

    /**
     * Merges.
     *
     * @param order of every one of the sequences, and of the result
     */
    Merged(List<? extends Iterator<T>> sequences, Comparator<T> order) {
        heads = new PriorityQueue<>(Comparator.comparing(Head::item, order));
        sequences.forEach(this::add);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public T next() {
        if (heads.isEmpty()) {
            throw new NoSuchElementException();
        }
        Head<T> first = heads.remove();
        add(first.rest());
        return first.item();
    }

    private void add(Iterator<T> sequence) {
        if (sequence.hasNext()) {
            heads.add(new Head<>(sequence.next(), sequence));
        }
    }
}
