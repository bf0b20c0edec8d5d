package io.stockstream.streams.runtime;

import org.apache.kafka.streams.Topology;

/** A topology that runs as an application of its own. */
public interface TopologyModule {

    /** Names the topology in settings, and with the prefix {@code stockstream-} its application id. */
    String name();

    /** A new description of the processing; knows nothing of where it runs. */
    Topology topology();
}
