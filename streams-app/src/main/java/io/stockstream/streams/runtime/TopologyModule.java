package io.stockstream.streams.runtime;

import java.util.Optional;
import org.apache.kafka.streams.Topology;

/** A topology that runs as an application of its own. */
public interface TopologyModule {

    /** Names the topology in settings, and with the prefix {@code stockstream-} its application id. */
    String name();

    /** A new description of the processing; knows nothing of where it runs. */
    Topology topology(Wiring wiring);

    /** The topology as it runs every day. */
    default Topology topology() {
        return topology(Wiring.live());
    }

    /** How soon its output must be visible to others. */
    default Pace pace() {
        return Pace.PROMPT;
    }

    /** What depends on it. */
    default Domain domain() {
        return Domain.REST;
    }

    /** The source of the input order in a replay; empty when the order between topics makes no difference. */
    default Optional<Script> script() {
        return Optional.empty();
    }
}
