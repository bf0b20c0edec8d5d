package io.stockstream.streams.effect.timer;

/** How far topologies have read what others wrote to them. */
interface ReadProgress extends AutoCloseable {

    /** Whether the topology has read all that is on the topic, at this moment. */
    boolean isIdle(String topology, String topic) throws InterruptedException;

    /** Whether the topology has read, within a moment, all that is on the topic now. */
    boolean isThrough(String topology, String topic) throws InterruptedException;

    @Override
    void close();
}
