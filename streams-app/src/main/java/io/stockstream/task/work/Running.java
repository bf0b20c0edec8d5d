package io.stockstream.task.work;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One record in progress, in the thread that works on it or waits to. */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final int size;
    private Window window;
    private boolean waiting;
    private boolean left;
    private volatile Thread thread;

    /**
     * @param window that the record is in
     * @param size of the record, in bytes
     */
    Running(Window window, int size) {
        this.window = window;
        this.size = size;
    }

    /** Starts the thread. */
    void start(String name, Runnable work) {
        thread = Thread.ofVirtual().name(name).unstarted(work);
        thread.start();
    }

    int size() {
        return size;
    }

    /** The record came again, in another window; false when this is over, and the record has to be worked on again. */
    synchronized boolean takes(Window newer) {
        if (left) {
            return false;
        }
        window = newer;
        return true;
    }

    /**
     * Notes whether it is waiting or working from now on.
     *
     * @throws InterruptedException when it was abandoned while it waited
     */
    synchronized void waiting(boolean now) throws InterruptedException {
        if (left) {
            throw new InterruptedException("Left while waiting");
        }
        waiting = now;
    }

    /** Its partition was revoked, or the process is stopping: a record that only waits need not wait here. */
    synchronized void leaveIfWaiting() {
        if (waiting) {
            left = true;
            thread.interrupt();
        }
    }

    /** The record has ended. */
    synchronized void end(long offset) {
        left = true;
        try {
            window.end(offset);
        } catch (IllegalStateException e) {
            LOG.debug("The partition has gone elsewhere; its consumer finds the work done", e);
        }
    }

    /** Waits until it ends, and interrupts it after the limit. */
    void join(Duration limit) throws InterruptedException {
        if (!thread.join(limit)) {
            thread.interrupt();
        }
    }
}
