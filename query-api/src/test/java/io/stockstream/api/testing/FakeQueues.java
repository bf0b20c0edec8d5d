package io.stockstream.api.testing;

import io.stockstream.platform.kafka.QueueReads;
import java.util.List;

/** Queues and workers, scripted by a test. */
public final class FakeQueues implements QueueReads {

    private volatile Queues queues;
    private volatile RuntimeException failure;

    public FakeQueues() {
        reset();
    }

    /** Forgets the script. */
    public void reset() {
        queues = new Queues(List.of(), List.of());
        failure = null;
    }

    public void answer(Queues scripted) {
        queues = scripted;
    }

    public void fail(RuntimeException failureOfAll) {
        failure = failureOfAll;
    }

    @Override
    public Queues read() {
        if (failure != null) {
            throw failure;
        }
        return queues;
    }
}
