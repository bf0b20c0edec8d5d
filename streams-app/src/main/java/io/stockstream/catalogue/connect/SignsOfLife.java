package io.stockstream.catalogue.connect;

import java.time.Instant;

/**
 * Proof that changes flow, from elsewhere than Connect: a task is called RUNNING for some seconds even when it is about
 * to fail again.
 */
public interface SignsOfLife {

    /**
     * Whether a heartbeat came through that was written after that moment. Everything changed before it came through
     * too.
     */
    boolean heartbeatAfter(Instant moment);

    /** Whether the replication slot is being read now. */
    boolean slotIsRead();
}
