package io.stockstream.platform.timer;

/** How far the topologies that decide on orders have read what was written to them. */
interface ReadProgress extends AutoCloseable {

    /** Whether all that is on the topic has been read, at this moment. */
    boolean isIdle(String topic) throws InterruptedException;

    /** Whether all that is on the topic now has been read within a moment. */
    boolean isThrough(String topic) throws InterruptedException;

    @Override
    void close();
}
