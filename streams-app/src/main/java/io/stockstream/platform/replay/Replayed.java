package io.stockstream.platform.replay;

/**
 * A record that the sequencer passes to a replayed processor. The position travels in memory and not in a header, so no
 * producer can forge it.
 *
 * @param position where the input stood
 * @param value of the input; may be {@code null}
 */
record Replayed<V>(Position position, V value) {}
