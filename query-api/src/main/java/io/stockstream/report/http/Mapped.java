package io.stockstream.report.http;

import java.util.Iterator;
import java.util.function.Function;

/**
 * A sequence whose items are changed as they are taken; a stream would take some ahead.
 *
 * @param <S> type of what is taken
 * @param <T> type of what it becomes
 */
record Mapped<S, T>(Iterator<S> source, Function<S, T> mapping) implements Iterator<T> {

    static <S, T> Iterator<T> of(Iterator<S> source, Function<S, T> mapping) {
        return new Mapped<>(source, mapping);
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public T next() {
        return mapping.apply(source.next());
    }
}
