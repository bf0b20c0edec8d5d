package io.stockstream.streams.replay;

/**
 * What the sequencer hands to a replayed processor. The position goes along in memory and not in a header, so no producer can forge it.
 *
 * @param position where the input stood
 * @param value of the input; may be {@code null}
 */
record Replayed<V>(Position position, V value) {}
